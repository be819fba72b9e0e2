package io.kmsenc.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CiphertextGuardTest {

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @EnumSource
    void findsAValueThatIsACiphertext(CiphertextGuard guard) {
        String text = "kmsenc1.AQEAAAAA";
        assertThatThrownBy(() -> guard.plain(text, "getString")).isInstanceOf(SQLException.class);
        assertThatThrownBy(() -> guard.plain(bytes(text), "getBytes")).isInstanceOf(SQLException.class);
        assertThatThrownBy(() -> guard.plain(new StringReader(text), "")).isInstanceOf(SQLException.class);
        assertThatThrownBy(() -> guard.plain(new ByteArrayInputStream(bytes(text)), ""))
                .isInstanceOf(SQLException.class);
        assertThatThrownBy(() -> guard.plain(new MemoryClob(text), "")).isInstanceOf(SQLException.class);
        assertThatThrownBy(() -> guard.plain(new MemoryBlob(bytes(text)), "")).isInstanceOf(SQLException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(7,kmsenc1.AQEAAAAA)",
                "{a,kmsenc1.AQEAAAAA}",
                "{\"c\": \"kmsenc1.AQEAAAAA\"}",
                "(\"\\\\x9b4b4d450101\")",
                "code kmsenc1.AQEAAAAA"
            })
    void findsWhatARoutineBuiltOfOne(String text) {
        CiphertextGuard guard = CiphertextGuard.INSIDE;
        assertThatThrownBy(() -> guard.plain(text, "getString")).isInstanceOf(SQLException.class);
        assertThatThrownBy(() -> guard.plainObject(text, "getObject")).isInstanceOf(SQLException.class);
        assertThatThrownBy(() -> guard.plain(bytes(text), "getBytes")).isInstanceOf(SQLException.class);
        assertThatThrownBy(() -> guard.plain(new StringReader(text), "")).isInstanceOf(SQLException.class);
        assertThatThrownBy(() -> guard.plain(new ByteArrayInputStream(bytes(text)), ""))
                .isInstanceOf(SQLException.class);
        assertThatThrownBy(() -> guard.plain(new MemoryClob(text), "")).isInstanceOf(SQLException.class);
        assertThatThrownBy(() -> guard.plain(new MemoryBlob(bytes(text)), "")).isInstanceOf(SQLException.class);
    }

    @Test
    void findsABinaryOneBehindOtherBytes() {
        byte[] bytes = HexFormat.of().parseHex("00ff9b4b4d45010101");
        assertThatThrownBy(() -> CiphertextGuard.INSIDE.plain(bytes, "getBytes"))
                .isInstanceOf(SQLException.class);
    }

    /** An EXPLAIN's document shows the ciphertext of a literal, and is the database's own to show. */
    @Test
    void whatAStatementMakesIsOneAsAWholeOrNotAtAll() throws SQLException {
        String text = "{\"condition\": \"c = 'kmsenc1.AQEAAAAA'\"}";
        assertThat(CiphertextGuard.WHOLE.plain(text, "getString")).isEqualTo(text);
    }

    @ParameterizedTest
    @EnumSource
    void letsOthersPassWhole(CiphertextGuard guard) throws SQLException, IOException {
        for (String text : List.of("", "(", "(a,b)", "{\"c\": 1}", "kmsenc", "a text of some length")) {
            assertThat(guard.plain(text, "getString")).isEqualTo(text);
            assertThat(guard.plain(bytes(text), "getBytes")).isEqualTo(bytes(text));
            StringWriter read = new StringWriter();
            guard.plain(new StringReader(text), "").transferTo(read);
            assertThat(read).hasToString(text);
            assertThat(guard.plain(new ByteArrayInputStream(bytes(text)), "").readAllBytes())
                    .isEqualTo(bytes(text));
        }
    }
}
