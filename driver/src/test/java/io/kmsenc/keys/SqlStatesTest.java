package io.kmsenc.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SqlStatesTest {

    @ParameterizedTest
    @CsvSource({
        "23505,0,true,false",
        "23000,1062,true,false",
        "40001,1213,true,true",
        "40P01,0,true,true",
        "HY000,1205,true,true",
        "HY000,50000,true,false",
        "HY000,1290,false,false",
        "HYT00,50200,true,true",
        "55P03,0,true,true",
        "08006,0,false,true",
        "53300,0,false,true",
        "57P01,0,false,true",
        "42501,0,false,false"
    })
    void tellsALostRaceAndWhatPasses(String state, int code, boolean lostRace, boolean retryable) {
        SQLException e = new SQLException("any text", state, code);
        assertThat(SqlStates.lostRace(e)).isEqualTo(lostRace);
        assertThat(SqlStates.retryable(e)).isEqualTo(retryable);
    }

    @Test
    void bearsAnExceptionWithoutState() {
        SQLException e = new SQLException("any text");
        assertThat(SqlStates.missingTable(e)).isFalse();
        assertThat(SqlStates.lostRace(e)).isFalse();
        assertThat(SqlStates.retryable(e)).isFalse();
    }
}
