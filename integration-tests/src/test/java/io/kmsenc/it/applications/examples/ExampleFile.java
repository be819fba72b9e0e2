package io.kmsenc.it.applications.examples;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** A file of an example. */
final class ExampleFile {

    private ExampleFile() {}

    static String of(String schema, String name) {
        try (InputStream file = ExampleFile.class.getResourceAsStream(schema + "/" + name)) {
            if (file == null) {
                throw new IllegalArgumentException("no file \"" + name + "\" in \"" + schema + "\"");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
