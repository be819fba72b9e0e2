package io.kmsenc.it.surface;

import java.sql.Connection;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** Properties of the client. */
final class PropertySessions {

    private PropertySessions() {}

    static Map<String, Session> all() {
        return Map.of("properties of the client", PropertySessions::play);
    }

    private static void play(Stage stage) {
        Connection connection = stage.connection();
        Events events = stage.events();
        for (String name : new String[] {"ApplicationName", "ClientUser", "nowhere", "kmsencoder", ""}) {
            events.does("set " + name, () -> connection.setClientInfo(name, "of the tests"));
            events.asks("get " + name, () -> connection.getClientInfo(name));
        }
        events.does("unset", () -> connection.setClientInfo("ApplicationName", null));
        events.asks("get", () -> connection.getClientInfo("ApplicationName"));
        Properties properties = new Properties();
        properties.setProperty("ApplicationName", "of many");
        events.does("set many", () -> connection.setClientInfo(properties));
        properties.setProperty("nowhere", "x");
        events.does("set an unknown one", () -> connection.setClientInfo(properties));
        events.asks("all", () -> new TreeMap<>(connection.getClientInfo()));
        events.asks("known", () -> connection.getMetaData().getClientInfoProperties());
    }
}
