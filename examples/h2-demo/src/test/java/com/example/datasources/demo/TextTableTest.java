package com.example.datasources.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TextTableTest {

    @Test
    void alignsColumnsToTheirWidestCell() {
        TextTable table = new TextTable(10, 10).row("name", "type").row("Metrics", "loki");

        assertThat(table.lines()).containsExactly("  name     type", "  Metrics  loki");
    }

    @Test
    void endsACellThatIsTooWideInDots() {
        TextTable table = new TextTable(7).row("1234567").row("12345678");

        assertThat(table.lines()).containsExactly("  1234567", "  1234...");
    }

    @Test
    void keepsBothEndsOfAValueThatIsCutInItsMiddle() {
        assertThat(TextTable.ends("1234567", 7)).isEqualTo("1234567");
        assertThat(TextTable.ends("12345678", 7)).isEqualTo("12...78");
        assertThat(TextTable.ends("123456789", 8)).isEqualTo("123...89");
    }

    @Test
    void escapesWhatATerminalMayNotShow() {
        assertThat(TextTable.ascii("a\u00e9\n\u001b[31m")).isEqualTo("a\\u00e9\\u000a\\u001b[31m");
    }

    @Test
    void refusesARowOfAnotherLength() {
        TextTable table = new TextTable(7, 7);

        assertThatThrownBy(() -> table.row("one")).isInstanceOf(IllegalArgumentException.class);
    }
}
