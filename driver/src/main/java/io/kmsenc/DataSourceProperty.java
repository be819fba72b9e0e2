package io.kmsenc;

import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A property of the data sources that can be written as text.
 *
 * @param name as a reference has it
 * @param owner the class that has it, and its subclasses
 */
record DataSourceProperty(String name, Class<? extends KmsEncCommonDataSource> owner, Getter getter, Setter setter) {

    interface Getter {
        /** Null if it isn't set. */
        @Nullable
        String get(KmsEncCommonDataSource source);
    }

    interface Setter {
        void set(KmsEncCommonDataSource source, String value) throws SQLException;
    }

    private static final List<DataSourceProperty> ALL = List.of(
            common("url", KmsEncCommonDataSource::getUrl, KmsEncCommonDataSource::setUrl),
            common("user", KmsEncCommonDataSource::getUser, KmsEncCommonDataSource::setUser),
            common("password", KmsEncCommonDataSource::getPassword, KmsEncCommonDataSource::setPassword),
            common("config", KmsEncCommonDataSource::getConfig, KmsEncCommonDataSource::setConfig),
            common(
                    "connectionProperties",
                    source -> source.getConnectionProperties().isEmpty() ? null : source.getConnectionProperties(),
                    KmsEncCommonDataSource::setConnectionProperties),
            common(
                    "loginTimeout",
                    source -> source.getLoginTimeout() == 0 ? null : Integer.toString(source.getLoginTimeout()),
                    (source, value) -> source.setLoginTimeout(Integer.parseInt(value.strip()))),
            new DataSourceProperty(
                    "xaDataSourceClassName",
                    KmsEncXADataSource.class,
                    source -> ((KmsEncXADataSource) source).getXaDataSourceClassName(),
                    (source, value) -> ((KmsEncXADataSource) source).setXaDataSourceClassName(value)));

    private static DataSourceProperty common(String name, Getter getter, Setter setter) {
        return new DataSourceProperty(name, KmsEncCommonDataSource.class, getter, setter);
    }

    /** Those that a data source has. */
    private static List<DataSourceProperty> of(KmsEncCommonDataSource source) {
        return ALL.stream()
                .filter(property -> property.owner.isInstance(source))
                .toList();
    }

    /** The names of those that a data source has. */
    static List<String> names(KmsEncCommonDataSource source) {
        return of(source).stream().map(DataSourceProperty::name).toList();
    }

    /** The values of those that are set, by name. */
    static Map<String, String> values(KmsEncCommonDataSource source) {
        Map<String, String> set = new LinkedHashMap<>();
        for (DataSourceProperty property : of(source)) {
            String value = property.getter.get(source);
            if (value != null) {
                set.put(property.name, value);
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
        for (DataSourceProperty property : of(source)) {
            if (property.name.equals(name)) {
                property.setter.set(source, value);
                return true;
            }
        }
        return false;
    }
}
