package com.example.datasources.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.example.datasources.ProvisioningFile;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WebConsoleTest {

    private static final Pattern SESSION = Pattern.compile("jsessionid=[0-9a-f]+");

    private final HttpClient browser = HttpClient.newHttpClient();
    private DemoDatabases databases;
    private WebConsole console;

    @BeforeEach
    void start() throws Exception {
        databases = DemoDatabases.temporary("jdbc:h2:");
        Scenario scenario =
                new Scenario(ProvisioningFile.read(Path.of("src/main/resources/provisioning/datasources.yaml")));
        Evidence.gather(scenario, databases);
        console = WebConsole.start(0, databases);
    }

    @AfterEach
    void stop() throws IOException {
        console.close();
        databases.close();
    }

    @Test
    void offersTheConnectionsOfTheDemo() throws Exception {
        String login = get("login.jsp?" + session());

        assertThat(login)
                .contains("The plain twin", "What a raw connection finds")
                .contains("value=\"What the application reads\" selected")
                .contains("value=\"io.kmsenc.KmsEncDriver\"")
                .contains("value=\"" + databases.encryptedUrl() + "\"");
    }

    @Test
    void showsTheTableToWhoeverLogsIn() throws Exception {
        String session = session();
        get("login.do?" + session + "&driver=org.h2.Driver&user=sa&password=&url=" + encode(databases.rawUrl()));

        String result = get("query.do?" + session + "&sql=" + encode("SELECT name FROM data_source"));

        assertThat(result).contains("Legacy graphs").contains("12 rows");
    }

    @Test
    void tellsWhatToType() {
        assertThat(console.instructions())
                .anySatisfy(line -> assertThat(line).contains(console.url()))
                .containsSubsequence(
                        "  What the application reads: driver io.kmsenc.KmsEncDriver, user sa, no password",
                        "    " + databases.encryptedUrl(),
                        "  What a raw connection finds: driver org.h2.Driver, user sa, no password",
                        "    " + databases.rawUrl(),
                        "  The plain twin: driver org.h2.Driver, user sa, no password",
                        "    " + databases.plainUrl());
    }

    @Test
    void stopsWhenClosed() throws Exception {
        console.close();

        assertThatThrownBy(() -> get("")).isInstanceOf(ConnectException.class);
    }

    private String session() throws Exception {
        Matcher matcher = SESSION.matcher(get(""));
        assertThat(matcher.find()).isTrue();
        return matcher.group();
    }

    private String get(String path) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(console.url() + "/" + path)).build();
        return browser.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
