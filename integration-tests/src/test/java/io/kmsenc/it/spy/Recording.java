package io.kmsenc.it.spy;

import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.FilterReader;
import java.io.FilterWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Reader;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Blob;
import java.sql.Clob;
import java.sql.SQLException;
import java.sql.SQLXML;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Everything that was handed to a delegate. Threads may share it. */
final class Recording {

    private static final class Entry {
        private final String method;
        private final ByteArrayOutputStream content = new ByteArrayOutputStream();

        Entry(String method) {
            this.method = method;
        }
    }

    private final List<Entry> entries = new ArrayList<>();

    /** Remembers an argument, as the delegate will see it. What is returned must be given to the delegate in its place. */
    @Nullable
    Object record(String method, @Nullable Object value) throws SQLException {
        if (value instanceof InputStream stream) {
            return tee(stream, add(method));
        } else if (value instanceof Reader reader) {
            return tee(reader, add(method));
        }
        remember(method, value);
        return value;
    }

    /** A stream that remembers what is written to it. */
    OutputStream record(String method, OutputStream stream) {
        Entry entry = add(method);
        return new FilterOutputStream(stream) {
            @Override
            public void write(int b) throws IOException {
                entry.content.write(b);
                out.write(b);
            }

            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
                entry.content.write(bytes, from, length);
                out.write(bytes, from, length);
            }
        };
    }

    /** A writer that remembers what is written to it. */
    Writer record(String method, Writer writer) {
        Entry entry = add(method);
        return new FilterWriter(writer) {
            @Override
            public void write(int c) throws IOException {
                entry.content.writeBytes(utf8(String.valueOf((char) c)));
                out.write(c);
            }

            @Override
            public void write(char[] chars, int from, int length) throws IOException {
                entry.content.writeBytes(utf8(new String(chars, from, length)));
                out.write(chars, from, length);
            }

            @Override
            public void write(String text, int from, int length) throws IOException {
                entry.content.writeBytes(utf8(text.substring(from, from + length)));
                out.write(text, from, length);
            }
        };
    }

    synchronized List<SpyDriver.Received> received() {
        return entries.stream()
                .map(entry -> new SpyDriver.Received(entry.method, entry.content.toByteArray()))
                .toList();
    }

    synchronized void clear() {
        entries.clear();
    }

    private void remember(String method, @Nullable Object value) throws SQLException {
        if (value instanceof byte[] bytes) {
            add(method).content.writeBytes(bytes);
        } else if (value instanceof char[] chars) {
            addText(method, new String(chars));
        } else if (value instanceof int[] numbers) {
            addText(method, Arrays.toString(numbers));
        } else if (value instanceof long[] numbers) {
            addText(method, Arrays.toString(numbers));
        } else if (value instanceof double[] numbers) {
            addText(method, Arrays.toString(numbers));
        } else if (value instanceof Object[] array) {
            rememberAll(method, Arrays.asList(array));
        } else if (value instanceof Collection<?> collection) {
            rememberAll(method, collection);
        } else if (value instanceof Map<?, ?> map) {
            rememberAll(method, map.keySet());
            rememberAll(method, map.values());
        } else if (!rememberLarge(method, value) && value != null) {
            addText(method, value instanceof BigDecimal number ? number.toPlainString() : value.toString());
        }
    }

    private void rememberAll(String method, Collection<?> values) throws SQLException {
        for (Object each : values) {
            remember(method, each);
        }
    }

    // Objects of others than the delegate, whose content it reads; they allow reading twice.
    private boolean rememberLarge(String method, @Nullable Object value) throws SQLException {
        if (value instanceof Blob blob) {
            remember(method, blob.getBytes(1, (int) blob.length()));
        } else if (value instanceof Clob clob) {
            remember(method, clob.getSubString(1, (int) clob.length()));
        } else if (value instanceof Array array) {
            remember(method, array.getArray());
        } else if (value instanceof SQLXML xml) {
            remember(method, xml.getString());
        } else {
            return false;
        }
        return true;
    }

    private void addText(String method, String text) {
        add(method).content.writeBytes(utf8(text));
    }

    private synchronized Entry add(String method) {
        Entry entry = new Entry(method);
        entries.add(entry);
        return entry;
    }

    private static InputStream tee(InputStream stream, Entry entry) {
        return new FilterInputStream(stream) {
            @Override
            public int read() throws IOException {
                int b = in.read();
                if (b >= 0) {
                    entry.content.write(b);
                }
                return b;
            }

            @Override
            public int read(byte[] bytes, int from, int length) throws IOException {
                int read = in.read(bytes, from, length);
                if (read > 0) {
                    entry.content.write(bytes, from, read);
                }
                return read;
            }

            // What is read again after a reset would be remembered twice, and a sentinel torn.
            @Override
            public boolean markSupported() {
                return false;
            }
        };
    }

    private static Reader tee(Reader reader, Entry entry) {
        return new FilterReader(reader) {
            @Override
            public int read() throws IOException {
                int c = in.read();
                if (c >= 0) {
                    entry.content.writeBytes(utf8(String.valueOf((char) c)));
                }
                return c;
            }

            @Override
            public int read(char[] chars, int from, int length) throws IOException {
                int read = in.read(chars, from, length);
                if (read > 0) {
                    entry.content.writeBytes(utf8(new String(chars, from, read)));
                }
                return read;
            }

            @Override
            public boolean markSupported() {
                return false;
            }
        };
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
