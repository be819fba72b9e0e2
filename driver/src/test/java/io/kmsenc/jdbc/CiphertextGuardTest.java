package io.kmsenc.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CiphertextGuardTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kmsenc1.AQEAAAAA",
                "(kmsenc1.AQEAAAAA,7)",
                "(7,kmsenc1.AQEAAAAA)",
                "{a,kmsenc1.AQEAAAAA}",
                "[\"kmsenc1.AQEAAAAA\"]",
                "{\"c\": \"kmsenc1.AQEAAAAA\"}",
                "(\"\\\\x9b4b4d450101\")"
            })
    void findsACiphertextAloneAndInRowsArraysAndDocuments(String text) {
        assertThatThrownBy(() -> CiphertextGuard.plain(text, "getString")).isInstanceOf(SQLException.class);
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> CiphertextGuard.plain(bytes, "getBytes")).isInstanceOf(SQLException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "(", "(a,b)", "{}", "{\"c\": 1}", "what begins kmsenc1. is a ciphertext", "233KME"})
    void letsOthersPass(String text) throws SQLException {
        assertThat(CiphertextGuard.plain(text, "getString")).isEqualTo(text);
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        assertThat(CiphertextGuard.plain(bytes, "getBytes")).isEqualTo(bytes);
    }
}
