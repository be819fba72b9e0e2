package io.kmsenc.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class EncryptedFormsTest {

    private final byte[] first = {1, 2, 3};
    private final byte[] second = new byte[300];

    @Test
    void partsWhatItJoined() {
        List<byte[]> parts = EncryptedForms.split("here", EncryptedForms.join(List.of(first, second)), 2);
        assertThat(parts.get(0)).isEqualTo(first);
        assertThat(parts.get(1)).isEqualTo(second);
    }

    @Test
    void writesTheLengthInTwoBytesTheHigherOneFirst() {
        assertThat(EncryptedForms.join(List.of(first, second))).startsWith(0, 3, 1, 2, 3, 1, 44);
    }

    @Test
    void keepsWhatOneProviderEncrypted() {
        assertThat(EncryptedForms.split("here", first, 1)).containsExactly(first);
    }

    @Test
    void refusesEveryOtherLength() {
        byte[] joined = EncryptedForms.join(List.of(first, second));
        for (int length = 0; length < joined.length; length++) {
            byte[] cut = Arrays.copyOf(joined, length);
            assertThatThrownBy(() -> EncryptedForms.split("here", cut, 2))
                    .isInstanceOf(DataKeyException.class)
                    .hasMessageStartingWith("here");
        }
        byte[] longer = Arrays.copyOf(joined, joined.length + 1);
        assertThatThrownBy(() -> EncryptedForms.split("here", longer, 2)).isInstanceOf(DataKeyException.class);
        assertThatThrownBy(() -> EncryptedForms.split("here", joined, 3)).isInstanceOf(DataKeyException.class);
    }

    @Test
    void refusesAFormThatTheLengthCannotTell() {
        assertThatThrownBy(() -> EncryptedForms.join(List.of(first, new byte[65_536])))
                .isInstanceOf(DataKeyException.class);
    }
}
