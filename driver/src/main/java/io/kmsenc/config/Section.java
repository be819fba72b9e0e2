package io.kmsenc.config;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** One section of ours while a configuration is read. For one thread. */
final class Section {

    private final String name;
    private final String place;
    private final int line;
    private final Map<String, Setting> settings = new LinkedHashMap<>();

    /** A section that stands in a file. */
    Section(String file, String name, int line) {
        this.name = name;
        this.place = file + " [" + name + "]";
        this.line = line;
    }

    String name() {
        return name;
    }

    /** File and section, for messages. */
    String place() {
        return place;
    }

    /** The place of one key, for messages. */
    String place(String key) {
        return place + " " + key;
    }

    /** The line of the header, or {@link Findings#NOWHERE} where no file has the section. */
    int line() {
        return line;
    }

    boolean inFile() {
        return line != Findings.NOWHERE;
    }

    Optional<Setting> setting(String key) {
        return Optional.ofNullable(settings.get(key));
    }

    /** The value, or empty where the key is absent, empty or broken. */
    Optional<String> value(String key) {
        return setting(key).filter(Setting::given).map(Setting::value);
    }

    Collection<Setting> settings() {
        return settings.values();
    }

    List<String> keys() {
        return new ArrayList<>(settings.keySet());
    }

    void put(Setting setting) {
        settings.put(setting.key(), setting);
    }

    void replaceAll(UnaryOperator<Setting> change) {
        settings.replaceAll((key, setting) -> change.apply(setting));
    }
}
