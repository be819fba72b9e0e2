package io.kmsenc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A password that wasn't given is asked for where there is somebody to ask. */
class PasswordPromptTest {

    private static final String URL = "jdbc:kmsenc:postgresql://db/app";

    private final List<String> asked = new ArrayList<>();

    private Optional<Prompt> typing(String text) {
        return Optional.of(question -> {
            asked.add(question);
            return text.toCharArray();
        });
    }

    @Test
    void asksForThePasswordOfAUser() {
        assertThat(DatabaseOptions.missing("app", URL, typing("hunter2"))).isEqualTo("hunter2");
        assertThat(asked).containsExactly("password (none: press Enter): ");
    }

    @Test
    void takesNothingTypedForNoPassword() {
        assertThat(DatabaseOptions.missing("app", URL, typing(""))).isNull();
        assertThat(DatabaseOptions.missing("app", URL, Optional.of(question -> null)))
                .isNull();
    }

    @Test
    void asksNobodyWhereThereIsNoTerminalNoUserOrAPasswordInTheUrl() {
        assertThat(DatabaseOptions.missing("app", URL, Optional.empty())).isNull();
        assertThat(DatabaseOptions.missing(null, URL, typing("x"))).isNull();
        assertThat(DatabaseOptions.missing("app", URL + "?PASSWORD=x", typing("x")))
                .isNull();
        assertThat(asked).isEmpty();
    }
}
