package io.kmsenc.walk;

/**
 * How a walk goes.
 *
 * @param workers how many connections change rows at once
 * @param pageRows how many rows are read at once
 * @param partRows how many rows a part has, behind which another worker takes the next
 * @param rowsPerSecond at most, all workers together; 0 for as fast as it goes
 * @param yields whether to go slower while the database is slow
 */
public record WalkOptions(int workers, int pageRows, int partRows, int rowsPerSecond, boolean yields) {

    public static final WalkOptions DEFAULT = new WalkOptions(2, 500, 20_000, 0, true);

    public WalkOptions {
        if (workers < 1 || pageRows < 1 || partRows < 1 || rowsPerSecond < 0) {
            throw new IllegalArgumentException("workers and rows are counted from 1, and rows per second from 0");
        }
    }
}
