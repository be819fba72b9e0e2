package io.kmsenc.it.kms;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;

/**
 * AWS KMS for tests, on a free port of the loopback interface: the JSON 1.1 protocol, real encryption under keys that
 * only this object knows, real signature checks, keys and aliases of every region (a request belongs to the region of its
 * signature). It counts what it is asked and fails on demand. Threads may share it.
 *
 * <p>Protocol and error types: AWS KMS API Reference.
 */
public final class FakeKms implements AutoCloseable {

    private static final String TARGET = "TrentService.";
    private static final int SERVER_ERROR = 500;
    private static final Duration BETWEEN_DROPS = Duration.ofMillis(100);

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool(FakeKms::daemon);
    private final KeyRing ring = new KeyRing();
    private final KmsOperations operations = new KmsOperations(ring);
    private final Map<String, AccessKey> accessKeys = new ConcurrentHashMap<>();
    private final Map<String, Set<String>> denied = new ConcurrentHashMap<>();
    private final List<KmsRequest> requests = new CopyOnWriteArrayList<>();
    private final Faults faults = new Faults();

    private FakeKms(HttpServer server) {
        this.server = server;
    }

    /** A running KMS that knows no key and no credential. */
    public static FakeKms start() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            FakeKms kms = new FakeKms(server);
            server.createContext("/", kms::handle);
            server.setExecutor(kms.threads);
            server.start();
            return kms;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Makes a key and gives its ARN. */
    public String createKey(String region) {
        return ring.create(region, false).arn();
    }

    /** Makes a multi-Region key, with replicas, and gives the ARN of the primary. */
    public String createMultiRegionKey(String region, String... replicaRegions) {
        KmsKey primary = ring.create(region, true);
        for (String each : replicaRegions) {
            ring.replicate(primary, each);
        }
        return primary.arn();
    }

    /** Points an alias at a key, given by id or ARN; a new alias or one that exists. */
    public void alias(String region, String alias, String key) {
        KmsKey target = ring.find(region, key);
        if (ring.listAliases(region).stream().anyMatch(each -> alias.equals(each.get("AliasName")))) {
            ring.updateAlias(region, alias, target);
        } else {
            ring.createAlias(region, alias, target);
        }
    }

    public void disableKey(String region, String key) {
        ring.find(region, key).setEnabled(false);
    }

    public void enableKey(String region, String key) {
        ring.find(region, key).setEnabled(true);
    }

    public void scheduleKeyDeletion(String region, String key) {
        ring.find(region, key).scheduleDeletion(7);
    }

    /** Makes a credential known; another one of the same id is replaced. It may do everything until denied. */
    public void register(AccessKey accessKey) {
        accessKeys.put(accessKey.id(), accessKey);
    }

    /** Requests of the access key for these operations are answered AccessDeniedException. */
    public void deny(String accessKeyId, String... operationNames) {
        denied.computeIfAbsent(accessKeyId, id -> ConcurrentHashMap.newKeySet()).addAll(List.of(operationNames));
    }

    public void allow(String accessKeyId, String... operationNames) {
        denied.getOrDefault(accessKeyId, ConcurrentHashMap.newKeySet()).removeAll(List.of(operationNames));
    }

    /** The next {@code times} requests meet the fault, an SDK's own retries among them. */
    public PlannedFault failNext(int times, Fault fault) {
        return faults.plan(request -> true, fault, times);
    }

    /** Requests that the predicate fits meet the fault until what is returned is closed. */
    public PlannedFault failWhen(Predicate<KmsRequest> which, Fault fault) {
        return faults.plan(which, fault, Integer.MAX_VALUE);
    }

    public void clearFaults() {
        faults.clear();
    }

    /** All requests since the start or {@link #clearRequests()}, refused and failed ones too, in order of arrival. */
    public List<KmsRequest> requests() {
        return List.copyOf(requests);
    }

    public long count(String operation) {
        return requests.stream()
                .filter(each -> each.operation().equals(operation))
                .count();
    }

    public long count(String operation, String accessKeyId) {
        return requests.stream()
                .filter(each ->
                        each.operation().equals(operation) && each.accessKeyId().equals(accessKeyId))
                .count();
    }

    public void clearRequests() {
        requests.clear();
    }

    /** Stops; later connections are refused. */
    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        try {
            answer(exchange, body);
        } catch (KmsFailure e) {
            send(exchange, e.status(), Map.of("__type", e.type(), "message", String.valueOf(e.getMessage())));
        } catch (RuntimeException e) {
            // A defect of this class must not look like a passing trouble of the network.
            send(exchange, SERVER_ERROR, Map.of("__type", "KMSInternalException", "message", e.toString()));
        }
    }

    private void answer(HttpExchange exchange, byte[] body) throws IOException {
        Optional<Signature> signature = Signature.of(exchange);
        KmsRequest request = new KmsRequest(
                operation(exchange),
                signature.map(Signature::accessKeyId).orElse(""),
                signature.map(Signature::region).orElse(""),
                Json.parse(body));
        requests.add(request);
        Optional<Fault> fault = faults.claim(request);
        if (fault.orElse(null) instanceof Fault.ErrorAnswer error) {
            throw new KmsFailure(error.status(), error.type(), error.message());
        } else if (fault.orElse(null) instanceof Fault.Cut) {
            exchange.close();
            return;
        } else if (fault.orElse(null) instanceof Fault.Latency latency) {
            Pause.of(latency.delay());
        }
        authorize(exchange, body, request, signature);
        byte[] answer = Json.write(operations.perform(request));
        if (fault.orElse(null) instanceof Fault.CutAnswer) {
            sendHalf(exchange, answer);
        } else if (fault.orElse(null) instanceof Fault.Trickle) {
            trickle(exchange, answer);
        } else {
            send(exchange, 200, answer);
        }
    }

    private static String operation(HttpExchange exchange) {
        String target = String.valueOf(exchange.getRequestHeaders().getFirst("X-Amz-Target"));
        if (!target.startsWith(TARGET)) {
            throw KmsFailure.of("UnknownOperationException", "");
        }
        return target.substring(TARGET.length());
    }

    private void authorize(HttpExchange exchange, byte[] body, KmsRequest request, Optional<Signature> signature) {
        Signature present = signature.orElseThrow(
                () -> KmsFailure.of("MissingAuthenticationTokenException", "Missing Authentication Token"));
        AccessKey key = accessKeys.get(present.accessKeyId());
        if (key == null) {
            throw KmsFailure.of(
                    "UnrecognizedClientException", "The security token included in the request is invalid.");
        }
        present.check(exchange, body, key, Instant.now(), "kms");
        if (denied.getOrDefault(key.id(), Set.of()).contains(request.operation())) {
            throw KmsFailure.of(
                    "AccessDeniedException",
                    "User: arn:aws:iam::" + KmsKey.ACCOUNT + ":user/test is not authorized to perform: kms:"
                            + request.operation() + " because no identity-based policy allows it");
        }
    }

    private static void send(HttpExchange exchange, int status, Map<String, ?> json) throws IOException {
        send(exchange, status, Json.write(json));
    }

    private static void send(HttpExchange exchange, int status, byte[] json) throws IOException {
        head(exchange, status, json.length);
        exchange.getResponseBody().write(json);
        exchange.close();
    }

    private static void sendHalf(HttpExchange exchange, byte[] json) throws IOException {
        head(exchange, 200, json.length);
        exchange.getResponseBody().write(json, 0, json.length / 2);
        exchange.getResponseBody().flush();
        exchange.close();
    }

    private static void trickle(HttpExchange exchange, byte[] json) throws IOException {
        head(exchange, 200, json.length);
        for (byte each : json) {
            exchange.getResponseBody().write(each);
            exchange.getResponseBody().flush();
            Pause.of(BETWEEN_DROPS);
        }
        exchange.close();
    }

    private static void head(HttpExchange exchange, int status, int length) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.1");
        exchange.getResponseHeaders().set("x-amzn-RequestId", UUID.randomUUID().toString());
        exchange.sendResponseHeaders(status, length);
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "fake-kms");
        thread.setDaemon(true);
        return thread;
    }
}
