package io.kmsenc.config;

import java.util.List;

/**
 * One section of a file, as often as its header stands there.
 *
 * @param name what stands between the brackets; empty for what precedes the first header
 * @param line of its header, counted from 1
 */
record IniSection(String name, int line, List<IniEntry> entries) {}
