package io.kmsenc.benchmarks;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/**
 * Answers as AWS KMS does, to whoever asks, with one data key that isn't secret: for contenders that must ask once before they are
 * measured. GenerateDataKey and Decrypt alone, in the JSON protocol of the AWS KMS API Reference.
 */
final class OneKeyKms implements AutoCloseable {

    private static final String KEY = "arn:aws:kms:eu-north-1:111122223333:key/00000000-0000-4000-8000-000000000000";
    private static final int KEY_BYTES = 32;

    private final HttpServer server;

    private OneKeyKms(HttpServer server) {
        this.server = server;
    }

    static OneKeyKms start() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", OneKeyKms::answer);
        server.start();
        return new OneKeyKms(server);
    }

    private static void answer(HttpExchange exchange) throws IOException {
        byte[] key = new byte[KEY_BYTES];
        Arrays.fill(key, (byte) KEY_BYTES);
        Base64.Encoder base64 = Base64.getEncoder();
        String body = "{\"KeyId\":\"" + KEY + "\",\"Plaintext\":\"" + base64.encodeToString(key)
                + "\",\"CiphertextBlob\":\""
                + base64.encodeToString("encrypted data key".getBytes(StandardCharsets.US_ASCII))
                + "\",\"EncryptionAlgorithm\":\"SYMMETRIC_DEFAULT\"}";
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            byte[] bytes = body.getBytes(StandardCharsets.US_ASCII);
            exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.1");
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    String endpoint() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
