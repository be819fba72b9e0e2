package io.kmsenc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PropertyTextTest {

    @Test
    void readsPairsAsAPersonWritesThem() {
        assertThat(PropertyText.parse("sslmode=require; ApplicationName = shop ;;options=-c a=b;"))
                .isEqualTo(Map.of("sslmode", "require", "ApplicationName", " shop ", "options", "-c a=b"));
        assertThat(PropertyText.parse("root=C:\\certs\\root.crt;empty="))
                .isEqualTo(Map.of("root", "C:\\certs\\root.crt", "empty", ""));
        assertThat(PropertyText.parse(null)).isEmpty();
        assertThat(PropertyText.parse(" ")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ";", "\\", "\\\\", "\\;", ";\\", "a=b;c", "x\\;y\\\\;z\\", "line\nbreak"})
    void everyValueReadsBackAsItWasWritten(String value) {
        Map<String, String> properties = new TreeMap<>(Map.of("first", value, "second", value));
        assertThat(PropertyText.parse(PropertyText.of(properties))).isEqualTo(properties);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=1;geheim", "a=1;=geheim"})
    void aPartWithoutANameIsToldByItsNumber(String text) {
        assertThatThrownBy(() -> PropertyText.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("connectionProperties: part 2 has no name")
                .hasMessageNotContaining("geheim");
    }

    @Test
    void propertiesGoIntoAUrlBeforeItsOwnParameters() throws Exception {
        Properties properties = new Properties();
        properties.setProperty("options", "-c a=b&c");
        assertThat(ParameterText.added("jdbc:postgresql://h/db", properties))
                .isEqualTo("jdbc:postgresql://h/db?options=-c+a%3Db%26c");
        assertThat(ParameterText.added("jdbc:mysql://h/db?a=b", properties))
                .isEqualTo("jdbc:mysql://h/db?options=-c+a%3Db%26c&a=b");
        assertThat(ParameterText.added("jdbc:postgresql://h/db?", new Properties()))
                .isEqualTo("jdbc:postgresql://h/db?");
        assertThatThrownBy(() -> ParameterText.added("jdbc:mariadb://h/db", properties))
                .hasMessage("connectionProperties \"options\": holds \"&\", which a URL of MariaDB can't; "
                        + "choose a value without it");
        properties.setProperty("options", "a=b%20c");
        assertThat(ParameterText.added("jdbc:mariadb://h/db?", properties))
                .isEqualTo("jdbc:mariadb://h/db?options=a=b%20c");
        assertThat(ParameterText.added("jdbc:h2:mem:x;A=1", properties)).isEqualTo("jdbc:h2:mem:x;A=1;options=a=b%20c");
    }
}
