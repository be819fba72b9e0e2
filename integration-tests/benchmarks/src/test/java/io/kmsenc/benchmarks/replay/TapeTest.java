package io.kmsenc.benchmarks.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class TapeTest {

    private final Tape tape = new Tape();
    private final ByteArrayOutputStream server = new ByteArrayOutputStream();
    private final TapeOutput out = new TapeOutput(server, tape);
    private final TapeInput in = new TapeInput(new ByteArrayInputStream(bytes("beforeonetwolive")), tape);

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private String exchange(String request, int length) throws IOException {
        out.write(bytes(request));
        return new String(in.readNBytes(length), StandardCharsets.US_ASCII);
    }

    private void recordTwoTurns() throws IOException {
        exchange("Query", 6);
        tape.record();
        exchange("Bind", 3);
        exchange("Parse", 3);
        tape.play();
    }

    @Test
    void playsTheTurnsAgainAndAgainWithoutTheServer() throws IOException {
        recordTwoTurns();
        int sent = server.size();

        assertThat(exchange("B", 3) + exchange("P", 3) + exchange("B", 3)).isEqualTo("onetwoone");
        assertThat(server.size()).isEqualTo(sent);
    }

    @Test
    void leadsToTheServerAgainWhenItIsStopped() throws IOException {
        recordTwoTurns();
        exchange("B", 3);

        tape.stop();

        assertThat(exchange("X", 4)).isEqualTo("live");
        assertThat(server.toString(StandardCharsets.US_ASCII)).endsWith("X");
    }

    @Test
    void refusesAnotherRequestThanTheRecordedOne() throws IOException {
        recordTwoTurns();

        assertThatThrownBy(() -> out.write(bytes("Q"))).isInstanceOf(IOException.class);
    }

    @Test
    void refusesToReadBeyondTheRecordedAnswer() throws IOException {
        recordTwoTurns();
        exchange("B", 3);

        assertThatThrownBy(in::read).isInstanceOf(IOException.class);
    }

    @Test
    void refusesARequestBeforeTheAnswerIsRead() throws IOException {
        recordTwoTurns();
        exchange("B", 2);

        assertThatThrownBy(() -> out.write(bytes("P"))).isInstanceOf(IOException.class);
    }
}
