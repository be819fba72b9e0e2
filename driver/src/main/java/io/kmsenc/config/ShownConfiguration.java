package io.kmsenc.config;

import java.util.List;

/**
 * A configuration as it may be shown to people: no value that may be secret, and no content of a variable or file that a setting
 * refers to.
 *
 * @param location an absolute path or the URL of a class path resource
 * @param settings section by section; what is in force by default among them
 */
public record ShownConfiguration(String location, List<ShownSetting> settings) {

    public ShownConfiguration {
        settings = List.copyOf(settings);
    }

    /**
     * One setting.
     *
     * @param value as it is written; {@value #HIDDEN} in place of what may be secret
     * @param origin {@code line <number>} of the file, {@code environment <name>}, or {@code default}
     */
    public record ShownSetting(String section, String key, String value, String origin) {

        /** Stands for what is not shown. */
        public static final String HIDDEN = "********";
    }
}
