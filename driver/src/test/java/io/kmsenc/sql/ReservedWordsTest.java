package io.kmsenc.sql;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReservedWordsTest {

    static Set<String> words() {
        return MarkedText.RESERVED;
    }

    @ParameterizedTest
    @MethodSource("words")
    void noColumnOfH2HasSuchANameWithoutQuotes(String word) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:");
                Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute("CREATE TABLE t (" + word + " INT)"))
                    .isInstanceOf(SQLException.class);
        }
    }
}
