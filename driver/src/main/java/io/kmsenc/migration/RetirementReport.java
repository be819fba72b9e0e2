package io.kmsenc.migration;

import io.kmsenc.keys.DataKeyRecord;
import java.time.Instant;
import java.util.List;

/**
 * Which data keys nobody needs any more.
 *
 * @param done whether the rows of {@code unused} were deleted
 * @param unused under which no secret column has a value
 * @param used old enough, but still needed
 */
public record RetirementReport(Instant at, boolean done, List<DataKeyRecord> unused, List<Needed> used) {

    /** A data key, and how many values need it. */
    public record Needed(DataKeyRecord key, long values) {}

    public RetirementReport {
        unused = List.copyOf(unused);
        used = List.copyOf(used);
    }
}
