package io.kmsenc.it.app;

import io.kmsenc.it.kms.AccessKey;
import io.kmsenc.it.kms.FakeKms;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Writes a {@code kmsenc.ini}, in the order in which a person would. Not for several threads at once. */
public final class Ini {

    /** A static key that nothing but these tests uses. */
    public static final String SECRET_KEY = "integration-tests-secret-key-0123456789";

    public static final String REGION = "eu-north-1";

    private final List<String> security = new ArrayList<>();
    private final List<String> encryption = new ArrayList<>();
    private final List<String> providers = new ArrayList<>();
    private final List<String> columns = new ArrayList<>();
    private final List<String> routines = new ArrayList<>();

    /** A file in which {@code secretKey.v1} encrypts. */
    public static Ini withSecretKey() {
        return new Ini().secretKey(SECRET_KEY);
    }

    public Ini secretKey(String secretKey) {
        security.add("secret_key = " + secretKey);
        return this;
    }

    /** The provider of new data keys, such as {@code awskms.main}, and those that may decrypt beside it. */
    public Ini encryptWith(String provider, String... others) {
        security.add("encryption_provider = " + provider);
        security.add("available_encryption_providers = " + String.join(" ", provider, String.join(" ", others)));
        return this;
    }

    /** The providers that encrypt new data keys together. */
    public Ini encryptWithAll(String... providers) {
        security.add("encryption_provider = " + String.join(" ", providers));
        return this;
    }

    public Ini cacheFor(String timeToLive, String cleanupInterval) {
        encryption.add("data_keys_cache_ttl = " + timeToLive);
        encryption.add("data_keys_cache_cleanup_interval = " + cleanupInterval);
        return this;
    }

    /** A line of {@code [security.encryption]}. */
    public Ini encryption(String line) {
        encryption.add(line);
        return this;
    }

    /** The section of the provider {@code awskms.<name>}. */
    public Ini kms(String name, FakeKms kms, String key, AccessKey credentials) {
        providers.add("[security.encryption.awskms." + name + "]");
        providers.add("key_id = " + key);
        providers.add("region = " + REGION);
        providers.add("endpoint = " + kms.endpoint());
        providers.add("access_key_id = " + credentials.id());
        providers.add("secret_access_key = " + credentials.secret());
        credentials.sessionToken().ifPresent(token -> providers.add("session_token = " + token));
        return this;
    }

    /** Lines of {@code [columns]}. */
    public Ini columns(String... lines) {
        columns.addAll(List.of(lines));
        return this;
    }

    /** Lines of {@code [routines]}. */
    public Ini routines(String... lines) {
        routines.addAll(List.of(lines));
        return this;
    }

    /** Writes the file under a name of its own. */
    public Path write() {
        return write(Path.of(System.getProperty("java.io.tmpdir"), "ini", UUID.randomUUID() + ".ini"));
    }

    public Path write(Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            return Files.writeString(file, text()).toAbsolutePath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String text() {
        List<String> lines = new ArrayList<>(List.of("[security]"));
        lines.addAll(security);
        if (!encryption.isEmpty()) {
            lines.add("[security.encryption]");
            lines.addAll(encryption);
        }
        lines.addAll(providers);
        lines.add("[columns]");
        lines.addAll(columns);
        if (!routines.isEmpty()) {
            lines.add("[routines]");
            lines.addAll(routines);
        }
        return String.join("\n", lines) + "\n";
    }
}
