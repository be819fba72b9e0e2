package io.kmsenc.config;

import java.util.List;

/**
 * What a file says, sections and entries in its order, nothing merged.
 *
 * @param flaws the lines that are no ini
 */
record IniFile(List<IniSection> sections, List<Flaw> flaws) {

    /**
     * A line that can't be read.
     *
     * @param what without a part of the line, which may be secret
     */
    record Flaw(int line, String what) {}
}
