package io.kmsenc.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.kmsenc.schema.DeclaredType;
import io.kmsenc.schema.LogicalType;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class JsonStoresTest {

    private static final Target TARGET =
            new Target(DeclaredType.of(LogicalType.JSON), TimeZone.getTimeZone("UTC"), false);

    static List<JsonCase> cases() {
        return JsonCase.all();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void keepsTheTextThatTheDatabaseKeepsOrRefusesIt(JsonCase sample) throws Inconvertible {
        for (JsonCase.Kept kept : JsonCase.Kept.values()) {
            JsonCase.Outcome expected = Objects.requireNonNull(sample.outcomes().get(kept));
            if (expected.refused()) {
                assertThatExceptionOfType(Inconvertible.class)
                        .as("%s", kept)
                        .isThrownBy(() -> stored(kept, sample.text()));
            } else {
                assertThat(stored(kept, sample.text())).as("%s", kept).isEqualTo(expected.kept());
            }
        }
    }

    @Test
    void readsNestingWithoutCallingItself() {
        String deep = "[".repeat(1_000_000) + "]".repeat(1_000_000);
        for (JsonCase.Kept kept : JsonCase.Kept.values()) {
            assertThatExceptionOfType(Inconvertible.class)
                    .isThrownBy(() -> stored(kept, deep))
                    .withMessageContaining("nested deeper than");
        }
    }

    @Test
    void tellsNothingOfTheText() {
        assertThatExceptionOfType(Inconvertible.class)
                .isThrownBy(() -> stored(JsonCase.Kept.JSON, "{\"secret\": hidden}"))
                .withMessage("the text is not JSON");
    }

    private static Object stored(JsonCase.Kept kept, String text) throws Inconvertible {
        String name = kept.name().toLowerCase(Locale.ROOT).replace('_', '-') + ":text";
        return Objects.requireNonNull(JsonStores.STORED.get(name)).of(text, TARGET);
    }
}
