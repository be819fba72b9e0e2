package io.kmsenc;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The properties of the data sources that can be written as text, under the names that a reference has them. */
enum DataSourceProperty {
    URL("url", KmsEncCommonDataSource::getUrl, KmsEncCommonDataSource::setUrl),
    USER("user", KmsEncCommonDataSource::getUser, KmsEncCommonDataSource::setUser),
    PASSWORD("password", KmsEncCommonDataSource::getPassword, KmsEncCommonDataSource::setPassword),
    CONFIG("config", KmsEncCommonDataSource::getConfig, KmsEncCommonDataSource::setConfig),
    CONNECTION_PROPERTIES(
            "connectionProperties",
            source -> notEmpty(source.getConnectionProperties()),
            KmsEncCommonDataSource::setConnectionProperties),
    LOGIN_TIMEOUT(
            "loginTimeout",
            source -> source.getLoginTimeout() == 0 ? null : Integer.toString(source.getLoginTimeout()),
            (source, value) -> source.setLoginTimeout(Integer.parseInt(value.strip()))),
    XA_DATA_SOURCE_CLASS_NAME(
            "xaDataSourceClassName",
            source -> source instanceof KmsEncXADataSource xa ? xa.getXaDataSourceClassName() : null,
            (source, value) -> ((KmsEncXADataSource) source).setXaDataSourceClassName(value)) {
        @Override
        boolean isOf(KmsEncCommonDataSource source) {
            return source instanceof KmsEncXADataSource;
        }
    };

    private interface Getter {
        @Nullable
        String get(KmsEncCommonDataSource source);
    }

    private interface Setter {
        void set(KmsEncCommonDataSource source, String value) throws SQLException;
    }

    private final String key;
    private final Getter getter;
    private final Setter setter;

    DataSourceProperty(String key, Getter getter, Setter setter) {
        this.key = key;
        this.getter = getter;
        this.setter = setter;
    }

    /** Whether a data source of this class has the property. */
    boolean isOf(KmsEncCommonDataSource source) {
        return true;
    }

    /** The names of the properties that a data source has. */
    static List<String> names(KmsEncCommonDataSource source) {
        return Arrays.stream(values())
                .filter(property -> property.isOf(source))
                .map(property -> property.key)
                .toList();
    }

    /** The properties that are set. */
    static Map<String, String> of(KmsEncCommonDataSource source) {
        Map<String, String> set = new LinkedHashMap<>();
        for (DataSourceProperty property : values()) {
            String value = property.getter.get(source);
            if (value != null) {
                set.put(property.key, value);
            }
        }
        return set;
    }

    /**
     * Sets the property that has this name.
     *
     * @return false if the data source has none of this name
     * @throws SQLException if the value can't be one of it
     * @throws IllegalArgumentException likewise
     */
    static boolean set(KmsEncCommonDataSource source, String name, String value) throws SQLException {
        for (DataSourceProperty property : values()) {
            if (property.key.equals(name) && property.isOf(source)) {
                property.setter.set(source, value);
                return true;
            }
        }
        return false;
    }

    private static @Nullable String notEmpty(String text) {
        return text.isEmpty() ? null : text;
    }
}
