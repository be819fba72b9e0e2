package io.kmsenc.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads text that a user names. */
final class TextFile {

    private TextFile() {}

    /** @throws CommandException if it can't be read as UTF-8 */
    static String read(Path file) {
        if (!Files.exists(file)) {
            throw new CommandException(file + ": does not exist; correct the path");
        }
        if (Files.isDirectory(file)) {
            throw new CommandException(file + ": is a folder; name the files in it");
        }
        try {
            return decoded(file.toString(), Files.readAllBytes(file));
        } catch (IOException e) {
            throw new CommandException(file + ": can't be read; it must be a file this user may read");
        }
    }

    static String read(InputStream in) {
        try {
            return decoded("standard input", in.readAllBytes());
        } catch (IOException e) {
            throw new CommandException("standard input: can't be read; give a file instead");
        }
    }

    private static String decoded(String name, byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new CommandException(name + ": is not UTF-8; convert it");
        }
    }
}
