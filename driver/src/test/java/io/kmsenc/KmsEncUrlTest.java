package io.kmsenc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KmsEncUrlTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        jdbc:kmsenc:h2:mem:demo                                         | jdbc:h2:mem:demo                       |
        jdbc:kmsenc:h2:mem:demo;kmsenc.config=/a b.ini                  | jdbc:h2:mem:demo                       | /a b.ini
        jdbc:kmsenc:h2:file:/x;kmsenc.config=a.ini;MODE=MySQL           | jdbc:h2:file:/x;MODE=MySQL             | a.ini
        jdbc:kmsenc:postgresql://h/d                                    | jdbc:postgresql://h/d                  |
        jdbc:kmsenc:postgresql://h/d?kmsenc.config=/a%20b.ini           | jdbc:postgresql://h/d                  | /a b.ini
        jdbc:kmsenc:postgresql://h/d?kmsenc.config=a.ini&ssl=true       | jdbc:postgresql://h/d?ssl=true         | a.ini
        jdbc:kmsenc:postgresql://h/d?ssl=true&kmsenc.config=a.ini&x=y   | jdbc:postgresql://h/d?ssl=true&x=y     | a.ini
        jdbc:kmsenc:mariadb://h/d?user=u&kmsenc.config=a.ini            | jdbc:mariadb://h/d?user=u              | a.ini
        """)
    void takesItsParametersOutOfTheDelegatesUrl(String url, String delegate, String config) {
        KmsEncUrl parsed = KmsEncUrl.parse(url);
        assertThat(parsed.delegateUrl()).isEqualTo(delegate);
        assertThat(parsed.shownUrl()).isEqualTo(delegate);
        assertThat(parsed.parameters().get("kmsenc.config")).isEqualTo(config);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        jdbc:kmsenc:h2:mem:              | jdbc:h2:mem:
        jdbc:kmsenc:h2:mem:;MODE=MySQL   | jdbc:h2:mem:;MODE=MySQL
        jdbc:kmsenc:spy:h2:mem:          | jdbc:spy:h2:mem:
        """)
    void givesAnAnonymousDatabaseANameOfItsOwn(String url, String shown) {
        KmsEncUrl parsed = KmsEncUrl.parse(url);
        assertThat(parsed.shownUrl()).isEqualTo(shown);
        assertThat(parsed.isPrivate()).isTrue();
        assertThat(parsed.inMemory()).isTrue();
        assertThat(parsed.delegateUrl()).startsWith(shown.replaceFirst("mem:.*", "mem:kmsenc-"));
        assertThat(KmsEncUrl.parse(url).delegateUrl()).isNotEqualTo(parsed.delegateUrl());
    }

    @ParameterizedTest
    @CsvSource({"jdbc:h2:mem:x", "jdbc:kmsence:h2:mem:x", "JDBC:kmsenc:h2:mem:x", "''"})
    void leavesOtherUrlsAlone(String url) {
        assertThat(KmsEncUrl.isOurs(url)).isFalse();
    }

    @Test
    void copiesPropertiesBehindDefaults() {
        Properties defaults = new Properties();
        defaults.setProperty("user", "sa");
        Properties given = new Properties(defaults);
        given.setProperty("kmsenc.config", "a.ini");
        char[] password = {'x'};
        given.put("password", password);

        Properties copy = KmsEncUrl.forDelegate(given);

        assertThat(copy)
                .containsOnlyKeys("user", "password")
                .containsEntry("user", "sa")
                .containsEntry("password", password);
    }
}
