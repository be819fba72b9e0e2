package io.kmsenc.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationSourceTest {

    private static final String COLUMNS = "[columns]\ncustomers.email = randomized\n";
    private static final String MINIMAL = "[security]\nsecret_key = 0123456789abcdef\n" + COLUMNS;
    private static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");

    @TempDir
    Path folder;

    private final Map<String, String> environment = new HashMap<>();
    private final List<ClassLoader> loaders = new ArrayList<>();

    private ConfigurationSource locate(@Nullable String name) {
        return new ConfigurationLoader(TestKinds.ALL, new Surroundings(Optional.empty(), environment, loaders, folder))
                .locate(name);
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private Fingerprint fingerprint(String text) throws IOException {
        write("kmsenc.ini", text);
        return locate(null).read().configuration().fingerprint();
    }

    @Test
    void isFoundWhileThereIsNoFile() throws IOException {
        ConfigurationSource source = locate("later.ini");
        assertThatThrownBy(source::read)
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("later.ini\" does not exist");
        Path file = write("later.ini", MINIMAL);
        assertThat(source.location()).isEqualTo(file.toString());
        assertThat(source.read().configuration().source()).isEqualTo(file.toString());
    }

    @Test
    void staysWhereItWasFound() throws IOException {
        Path elsewhere = Files.createDirectory(folder.resolve("classes"));
        loaders.add(new URLClassLoader(new URL[] {elsewhere.toUri().toURL()}, null));
        Path own = write("kmsenc.ini", MINIMAL);
        ConfigurationSource source = locate(null);
        Files.writeString(elsewhere.resolve("kmsenc.ini"), MINIMAL + "customers.phone = randomized\n");
        assertThat(source.read().configuration().columns().rules()).hasSize(1);
        assertThat(source.location()).isEqualTo(own.toString());
    }

    @Test
    void readsAFileOfTheClassPathAnew() throws IOException {
        loaders.add(new URLClassLoader(new URL[] {folder.toUri().toURL()}, null));
        write("kmsenc.ini", MINIMAL);
        ConfigurationSource source = locate("classpath:kmsenc.ini");
        assertThat(source.read().configuration().columns().rules()).hasSize(1);
        write("kmsenc.ini", MINIMAL + "customers.phone = randomized\n");
        assertThat(source.read().configuration().columns().rules()).hasSize(2);
        Files.delete(folder.resolve("kmsenc.ini"));
        assertThatThrownBy(source::read).hasMessage("classpath:kmsenc.ini: can't be read; check the class path");
    }

    @Test
    void tellsWhenTheNewestOfItsFilesWasWritten() throws IOException {
        Path key = write("key", "0123456789abcdef");
        Path ini = write("kmsenc.ini", "[security]\nsecret_key = $__file{key}\n" + COLUMNS);
        Files.setLastModifiedTime(key, FileTime.from(LONG_AGO));
        Files.setLastModifiedTime(ini, FileTime.from(LONG_AGO.plusSeconds(5)));
        assertThat(locate(null).read().written()).contains(LONG_AGO.plusSeconds(5));
        Files.setLastModifiedTime(key, FileTime.from(LONG_AGO.plus(Duration.ofDays(1))));
        assertThat(locate(null).read().written()).contains(LONG_AGO.plus(Duration.ofDays(1)));
    }

    @Test
    void namesWhatHasChangedAndNoValue() throws IOException {
        Fingerprint before = fingerprint(MINIMAL + "customers.phone = randomized\n");
        environment.put("KMSENC_SECURITY_ENCRYPTION_DATA_KEYS_CACHE_TTL", "1h");
        Fingerprint after = fingerprint(
                MINIMAL.replace("0123456789abcdef", "fedcba9876543210").replace("randomized", "deterministic"));
        assertThat(before.changesTo(after))
                .containsExactly(
                        "changed [columns] customers.email",
                        "removed [columns] customers.phone",
                        "changed [security] secret_key",
                        "added [security.encryption] data_keys_cache_ttl");
        assertThat(before.toString() + after).doesNotContain("0123456789abcdef", "fedcba9876543210");
    }

    @Test
    void differsInSecurityWhereProvidersOrKeysDo() throws IOException {
        Fingerprint first = fingerprint(MINIMAL);
        Fingerprint column = fingerprint(MINIMAL + "customers.phone = randomized\n");
        Fingerprint time = fingerprint("[security.encryption]\ndata_keys_cache_ttl = 1h\n" + MINIMAL);
        assertThat(first.differsInSecurity(column)).isFalse();
        assertThat(first.differsInSecurity(time)).isTrue();
        assertThat(first.changesTo(fingerprint("# another comment\n" + MINIMAL)))
                .isEmpty();
    }

    @Test
    void looksForChangesAsOftenAsItSays() throws IOException {
        assertThat(interval("")).contains(Duration.ofSeconds(10));
        assertThat(interval("reload_interval = 1m30s")).contains(Duration.ofSeconds(90));
        assertThat(interval("reload_interval = off")).isEmpty();
        assertThatThrownBy(() -> interval("reload_interval = never"))
                .hasMessage(
                        "kmsenc.ini [security.encryption] reload_interval: not a duration of at least a millisecond; write it as"
                                + " 15m, 1h30m, 90s or 500ms, or off");
    }

    private Optional<Duration> interval(String line) throws IOException {
        write("kmsenc.ini", "[security.encryption]\n" + line + "\n" + MINIMAL);
        return locate(null).read().configuration().reloadInterval();
    }
}
