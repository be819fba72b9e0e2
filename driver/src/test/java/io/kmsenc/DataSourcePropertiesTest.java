package io.kmsenc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.beans.IntrospectionException;
import java.beans.Introspector;
import java.beans.PropertyDescriptor;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.naming.RefAddr;
import javax.naming.Reference;
import javax.naming.StringRefAddr;
import javax.naming.spi.NamingManager;
import javax.sql.CommonDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The JavaBean properties, and the ways by which they travel. */
class DataSourcePropertiesTest {

    private static final List<String> COMMON =
            List.of("config", "connectionProperties", "logWriter", "loginTimeout", "password", "url", "user");

    static Stream<KmsEncCommonDataSource> dataSources() {
        return Stream.of(new KmsEncDataSource(), new KmsEncConnectionPoolDataSource(), new KmsEncXADataSource());
    }

    @ParameterizedTest
    @MethodSource("dataSources")
    void everyPropertyIsReadAsItWasWritten(KmsEncCommonDataSource source) throws Exception {
        for (PropertyDescriptor property : properties(source)) {
            Object value = sample(property);
            property.getWriteMethod().invoke(source, value);
            assertThat(property.getReadMethod().invoke(source))
                    .as(property.getName())
                    .isEqualTo(value);
        }
    }

    @ParameterizedTest
    @MethodSource("dataSources")
    void thePropertiesAreThese(KmsEncCommonDataSource source) throws Exception {
        List<String> names =
                properties(source).stream().map(PropertyDescriptor::getName).toList();
        assertThat(names).containsAll(COMMON);
        assertThat(names.stream().filter(name -> !COMMON.contains(name)).toList())
                .isEqualTo(source instanceof KmsEncXADataSource ? List.of("xaDataSourceClassName") : List.of());
    }

    @ParameterizedTest
    @MethodSource("dataSources")
    void aReferenceLeadsBackToEqualProperties(KmsEncCommonDataSource source) throws Exception {
        fill(source);
        Object made = NamingManager.getObjectInstance(source.getReference(), null, null, null);
        assertThat(made).hasSameClassAs(source).isNotSameAs(source);
        assertThat(values((KmsEncCommonDataSource) made)).isEqualTo(values(source));
        assertThat(values(source)).doesNotContainValue(null);
    }

    @ParameterizedTest
    @MethodSource("dataSources")
    void serializationKeepsTheProperties(KmsEncCommonDataSource source) throws Exception {
        fill(source);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(source);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            Object read = in.readObject();
            assertThat(read).hasSameClassAs(source);
            assertThat(values((KmsEncCommonDataSource) read)).isEqualTo(values(source));
        }
    }

    @Test
    void aReferenceHasNoPasswordThatWasNotSet() {
        KmsEncDataSource source = new KmsEncDataSource();
        source.setUrl("jdbc:kmsenc:h2:mem:x");
        assertThat(source.getReference().get("password")).isNull();
        assertThat(source.getReference().size()).isEqualTo(1);
        source.setPassword("pass phrase");
        assertThat(source.getReference().get("password").getContent()).isEqualTo("pass phrase");
        assertThat(source.toString()).isEqualTo("KmsEncDataSource[jdbc:kmsenc:h2:]");
    }

    @Test
    void theFactoryLeavesOtherReferencesAlone() throws Exception {
        KmsEncObjectFactory factory = new KmsEncObjectFactory();
        assertThat(factory.getObjectInstance(null, null, null, null)).isNull();
        assertThat(factory.getObjectInstance("text", null, null, null)).isNull();
        assertThat(factory.getObjectInstance(new Reference("org.h2.jdbcx.JdbcDataSource"), null, null, null))
                .isNull();
        Reference another = new Reference("javax.sql.DataSource", new StringRefAddr("url", "jdbc:kmsenc:h2:mem:x"));
        assertThat(factory.getObjectInstance(another, null, null, null)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "javax.sql.DataSource,io.kmsenc.KmsEncDataSource",
        "javax.sql.ConnectionPoolDataSource,io.kmsenc.KmsEncConnectionPoolDataSource",
        "javax.sql.XADataSource,io.kmsenc.KmsEncXADataSource"
    })
    void aContainerMayAskForTheInterfaceIfItNamesTheFactory(String asked, String made) throws Exception {
        Reference reference = new Reference(asked);
        reference.add(new StringRefAddr("factory", KmsEncObjectFactory.class.getName()));
        reference.add(new StringRefAddr("auth", "Container"));
        reference.add(new StringRefAddr("scope", "Shareable"));
        reference.add(new StringRefAddr("url", "jdbc:kmsenc:h2:mem:x"));
        Object source = new KmsEncObjectFactory().getObjectInstance(reference, null, null, null);
        assertThat(source.getClass().getName()).isEqualTo(made);
        assertThat(((KmsEncCommonDataSource) source).getUrl()).isEqualTo("jdbc:kmsenc:h2:mem:x");
    }

    @Test
    void theFactoryTellsWhatIsWrongWithAnAddress() {
        assertWrong(new StringRefAddr("usr", "me"), "\"usr\": unknown property; did you mean \"user\"?");
        assertWrong(
                new StringRefAddr("sslmode", "require"),
                "\"sslmode\": unknown property; known are url, user, password, config, connectionProperties, "
                        + "loginTimeout; put what is meant for the delegate into connectionProperties");
        assertWrong(new StringRefAddr("xaDataSourceClassName", "x"), "\"xaDataSourceClassName\": unknown property");
        assertWrong(new StringRefAddr("loginTimeout", "soon"), "\"loginTimeout\": is not a whole number");
        assertWrong(new StringRefAddr("loginTimeout", "-1"), "loginTimeout: is negative");
        assertWrong(new StringRefAddr("connectionProperties", "geheim"), "part 1 has no name before a \"=\"");
        assertWrong(
                new RefAddr("user") {
                    private static final long serialVersionUID = 1L;

                    @Override
                    public Object getContent() {
                        return 1;
                    }
                },
                "\"user\": is not text");
    }

    private static void assertWrong(RefAddr address, String message) {
        Reference reference = new Reference(KmsEncDataSource.class.getName(), address);
        assertThatThrownBy(() -> new KmsEncObjectFactory().getObjectInstance(reference, null, null, null))
                .isInstanceOf(javax.naming.NamingException.class)
                .hasMessageStartingWith("JNDI reference to KmsEncDataSource, ")
                .hasMessageContaining(message)
                .hasMessageNotContaining("geheim");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "none",
            value = {
                "none|KmsEncDataSource url: is not set; set it to \"jdbc:kmsenc:\" and the delegate's URL without \"jdbc:\"",
                "jdbc:postgresql://h/db?password=geheim|KmsEncDataSource url: \"jdbc:postgresql:\" is not a URL of kmsenc; "
                        + "begin it with \"jdbc:kmsenc:postgresql:\"",
                "geheim|KmsEncDataSource url: \"\" is not a URL of kmsenc; begin it with \"jdbc:kmsenc:\"",
            })
    void aUrlThatIsNoneIsToldBeforeAnythingIsOpened(String url, String message) {
        KmsEncDataSource source = new KmsEncDataSource();
        StringWriter log = new StringWriter();
        source.setLogWriter(new PrintWriter(log));
        source.setUrl(url);
        assertThatThrownBy(source::getConnection)
                .isInstanceOf(SQLException.class)
                .hasMessage(message)
                .extracting(e -> ((SQLException) e).getSQLState())
                .isEqualTo("KE301");
        assertThat(log.toString()).contains("no connection: " + message).doesNotContain("geheim");
    }

    @Test
    void aPropertyOfOursThatIsUnknownIsTold() {
        KmsEncDataSource source = new KmsEncDataSource();
        source.setUrl("jdbc:kmsenc:h2:mem:");
        source.setConnectionProperty("kmsenc.cofnig", "x");
        assertThatThrownBy(source::getConnection).hasMessageContaining("unknown properties [kmsenc.cofnig]");
    }

    @Test
    void propertiesBehindDefaultsAreTaken() {
        Properties nested = new Properties();
        nested.setProperty("nested", "1");
        Properties properties = new Properties(nested);
        properties.setProperty("own", "2");
        KmsEncDataSource source = new KmsEncDataSource();
        source.addConnectionProperties(properties);
        assertThat(source.getConnectionProperties()).isEqualTo("nested=1;own=2");
        source.setConnectionProperty("own", null);
        assertThat(source.getConnectionProperty("nested")).isEqualTo("1");
        assertThat(source.getConnectionProperty("own")).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "jdbc:kmsenc:postgresql://h/db,loginTimeout,7",
        "jdbc:kmsenc:mariadb://h/db,connectTimeout,7000",
        "jdbc:kmsenc:mysql://h/db,connectTimeout,7000"
    })
    void theLoginTimeoutIsToldInTheDelegatesWay(String url, String name, String value) {
        Properties properties = new Properties();
        DataSourceUrl.limitLogin(url, 7, properties);
        assertThat(properties).containsExactly(Map.entry(name, value));
        properties.clear();
        DataSourceUrl.limitLogin(url, 0, properties);
        assertThat(properties).isEmpty();
    }

    private static List<PropertyDescriptor> properties(KmsEncCommonDataSource source) throws IntrospectionException {
        return Arrays.stream(Introspector.getBeanInfo(source.getClass(), Object.class)
                        .getPropertyDescriptors())
                .filter(property -> !List.of(
                                "reference", "parentLogger", "connection", "pooledConnection", "XAConnection")
                        .contains(property.getName()))
                .toList();
    }

    private static Object sample(PropertyDescriptor property) {
        return switch (property.getName()) {
            case "loginTimeout" -> 17;
            case "logWriter" -> new PrintWriter(new StringWriter());
            case "connectionProperties" -> "a=1=2;b=semi\\;colon;c=C:\\\\certs\\\\root.crt";
            default -> "value of " + property.getName();
        };
    }

    private static void fill(KmsEncCommonDataSource source) throws Exception {
        for (PropertyDescriptor property : properties(source)) {
            property.getWriteMethod().invoke(source, sample(property));
        }
    }

    // All but the log writer, which belongs to this process.
    private static Map<String, Object> values(CommonDataSource source) throws Exception {
        Map<String, Object> values = new TreeMap<>();
        for (PropertyDescriptor property : properties((KmsEncCommonDataSource) source)) {
            if (!property.getName().equals("logWriter")) {
                values.put(property.getName(), property.getReadMethod().invoke(source));
            }
        }
        return values;
    }
}
