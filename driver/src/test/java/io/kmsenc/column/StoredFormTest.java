package io.kmsenc.column;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoredFormTest {

    @ParameterizedTest
    @ValueSource(strings = {"kmsenc1.", "kmsenc1.AQE", "kmsenc1.!", "kmsenc2.x", "kmsenc9."})
    void tellsTextThatBeginsAsOurs(String stored) {
        assertThat(StoredForm.isCiphertext(stored)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "k",
                "kmsenc",
                "kmsenc1",
                "kmsenc1,",
                "kmsenc0.",
                "kmsenca.",
                "kmsenc10.",
                "KMSENC1.x",
                " kmsenc1.x"
            })
    void tellsTextThatDoesNot(String stored) {
        assertThat(StoredForm.isCiphertext(stored)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kmsenc1.",
                "KMSENC1.",
                " kms-enc1.",
                "km\u0301senc1.",
                "\uff4b\uff4d\uff53\uff45\uff4e\uff431.",
                "\u200bk\u00admsenc",
                "km\u00dfenc1.",
                "\u212amsenc"
            })
    void aLongTextThatACollationMightHoldEqualToACiphertextResemblesOne(String start) {
        assertThat(StoredForm.resemblesCiphertext(start + "x".repeat(54))).isTrue();
        assertThat(StoredForm.resemblesCiphertext(start + "x".repeat(30))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"kmsend", "1kmsenc1.", "a", "\u043amsenc1.", "\u6f22", "km\u0438", "\uac00"})
    void anyOtherTextDoesNot(String start) {
        assertThat(StoredForm.resemblesCiphertext(start + "x".repeat(54))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"9b4b4d45", "9b4b4d4501", "9b4b4d45ff00"})
    void tellsBytesThatBeginAsOurs(String stored) {
        assertThat(StoredForm.isCiphertext(HexFormat.of().parseHex(stored))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "9b", "9b4b4d", "9b4b4d44", "1b4b4d45", "9b4c4d45", "9b4b4e45", "009b4b4d45"})
    void tellsBytesThatDoNot(String stored) {
        assertThat(StoredForm.isCiphertext(HexFormat.of().parseHex(stored))).isFalse();
    }
}
