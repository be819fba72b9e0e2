package io.kmsenc.it.sentinel;

import io.kmsenc.it.sentinel.Sentinel.Encoding;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** All encodings of some sentinels, to be looked for in one pass. Immutable. */
final class Patterns {

    record Pattern(Sentinel sentinel, Encoding encoding) {}

    /**
     * A pattern and where it begins.
     */
    record Match(Pattern pattern, int offset) {}

    private static final int PAIRS = 1 << 16;

    private final boolean[] begins = new boolean[PAIRS];
    private final Map<Integer, List<Pattern>> byPair = new HashMap<>();
    private final int longest;

    Patterns(Collection<Sentinel> sentinels) {
        int max = 0;
        for (Sentinel sentinel : sentinels) {
            for (Encoding encoding : sentinel.encodings()) {
                int pair = pair(encoding.bytes(), 0);
                begins[pair] = true;
                byPair.computeIfAbsent(pair, p -> new ArrayList<>()).add(new Pattern(sentinel, encoding));
                max = Math.max(max, encoding.bytes().length);
            }
        }
        longest = max;
    }

    /** Bytes of the longest pattern. */
    int longest() {
        return longest;
    }

    /** All matches in the first {@code length} bytes. */
    List<Match> in(byte[] bytes, int length) {
        List<Match> matches = new ArrayList<>();
        for (int i = 0; i < length - 1; i++) {
            int pair = pair(bytes, i);
            if (begins[pair]) {
                for (Pattern each : byPair.getOrDefault(pair, List.of())) {
                    if (matches(each.encoding().bytes(), bytes, i, length)) {
                        matches.add(new Match(each, i));
                    }
                }
            }
        }
        return matches;
    }

    private static int pair(byte[] bytes, int at) {
        return ((bytes[at] & 0xff) << 8) | (bytes[at + 1] & 0xff);
    }

    private static boolean matches(byte[] pattern, byte[] bytes, int at, int length) {
        int end = at + pattern.length;
        return end <= length && Arrays.equals(bytes, at, end, pattern, 0, pattern.length);
    }
}
