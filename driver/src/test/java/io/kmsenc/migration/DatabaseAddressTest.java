package io.kmsenc.migration;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatabaseAddressTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            jdbc:postgresql://db:5432/app?user=a&password=hunter2 | jdbc:postgresql://db:5432/app
            jdbc:postgresql://a:hun/t@er2@db/app                  | jdbc:postgresql://db/app
            jdbc:mariadb://db1,db2/app?password=hunter2           | jdbc:mariadb://db1,db2/app
            jdbc:mysql://a:hunter2?;@db/app                       | jdbc:mysql:…
            jdbc:postgresql://db/app?password=hunt@er2            | jdbc:postgresql:…
            jdbc:h2:mem:app;PASSWORD=hunt@er2                     | jdbc:h2:…
            jdbc:postgresql:app                                   | jdbc:postgresql:app
            jdbc:mysql://address=(host=db)(password=hunter2)/app  | jdbc:mysql:…
            jdbc:mysql://(host=db,password=hunter2)/app           | jdbc:mysql:…
            jdbc:h2:mem:app;USER=sa;PASSWORD=hunter2              | jdbc:h2:mem:app
            jdbc:h2:file:/var/lib/app                             | jdbc:h2:file:/var/lib/app
            jdbc:h2:tcp://localhost/~/app                         | jdbc:h2:tcp://localhost/~/app
            """)
    void leavesOutWhateverMayBeACredential(String url, String shown) {
        assertThat(DatabaseAddress.of(url)).isEqualTo(shown).doesNotContain("hun", "er2");
    }
}
