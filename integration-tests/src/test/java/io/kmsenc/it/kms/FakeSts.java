package io.kmsenc.it.kms;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
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
import java.util.stream.Collectors;

/**
 * AWS STS for tests, beside a KMS that knows the credentials it gives out: AssumeRole, whose requests must be signed by a
 * registered credential, and AssumeRoleWithWebIdentity, whose must not be. It counts what it is asked and fails on demand.
 * Threads may share it.
 *
 * <p>Protocol and error codes: AWS STS API Reference (query protocol, 2011-06-15).
 */
public final class FakeSts implements AutoCloseable {

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool(FakeSts::daemon);
    private final FakeKms kms;
    private final Map<String, AccessKey> callers = new ConcurrentHashMap<>();
    private final Map<String, Optional<String>> roles = new ConcurrentHashMap<>();
    private final Set<String> identityTokens = ConcurrentHashMap.newKeySet();
    private final List<KmsRequest> requests = new CopyOnWriteArrayList<>();
    private final List<AccessKey> sessions = new CopyOnWriteArrayList<>();
    private final Faults faults = new Faults();
    private volatile Duration lifetime = Duration.ofHours(1);

    private FakeSts(HttpServer server, FakeKms kms) {
        this.server = server;
        this.kms = kms;
    }

    /** A running STS that knows no role. */
    public static FakeSts start(FakeKms kms) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            FakeSts sts = new FakeSts(server, kms);
            server.createContext("/", sts::handle);
            server.setExecutor(sts.threads);
            server.start();
            return sts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Makes a credential known that may assume roles; the KMS does not know it. */
    public void register(AccessKey caller) {
        callers.put(caller.id(), caller);
    }

    /** Makes a role known, whose trust policy may ask for an external id, and gives its ARN. */
    public String role(String name, Optional<String> externalId) {
        String arn = "arn:aws:iam::" + KmsKey.ACCOUNT + ":role/" + name;
        roles.put(arn, externalId);
        return arn;
    }

    public void acceptIdentityToken(String token) {
        identityTokens.add(token);
    }

    /** How long the sessions last that are given out from now on. */
    public void sessionsLast(Duration duration) {
        lifetime = duration;
    }

    /** The KMS refuses the sessions that were given out until now. */
    public void revokeSessions() {
        sessions.forEach(each -> kms.register(AccessKey.temporary(
                each.id(), each.secret(), each.sessionToken().orElseThrow(), Instant.EPOCH)));
    }

    /** Credentials of the sessions that were given out, in order. */
    public List<AccessKey> sessions() {
        return List.copyOf(sessions);
    }

    public PlannedFault failWhen(Predicate<KmsRequest> which, Fault fault) {
        return faults.plan(which, fault, Integer.MAX_VALUE);
    }

    public List<KmsRequest> requests() {
        return List.copyOf(requests);
    }

    public long count(String operation) {
        return requests.stream()
                .filter(each -> each.operation().equals(operation))
                .count();
    }

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
            send(
                    exchange,
                    e.status(),
                    "<ErrorResponse><Error><Type>Sender</Type><Code>" + e.type() + "</Code><Message>" + e.getMessage()
                            + "</Message></Error><RequestId>" + UUID.randomUUID() + "</RequestId></ErrorResponse>");
        } catch (RuntimeException e) {
            send(exchange, 501, "<ErrorResponse>" + e + "</ErrorResponse>");
        }
    }

    private void answer(HttpExchange exchange, byte[] body) throws IOException {
        Map<String, Object> form = form(new String(body, StandardCharsets.UTF_8));
        Optional<Signature> signature = Signature.of(exchange);
        KmsRequest request = new KmsRequest(
                String.valueOf(form.get("Action")),
                signature.map(Signature::accessKeyId).orElse(""),
                signature.map(Signature::region).orElse(""),
                form);
        requests.add(request);
        if (failed(exchange, faults.claim(request))) {
            return;
        }
        switch (request.operation()) {
            case "AssumeRole" -> authorizeCaller(exchange, body, request, signature);
            case "AssumeRoleWithWebIdentity" -> authorizeToken(request);
            default -> throw KmsFailure.of("InvalidAction", "Could not find operation");
        }
        send(exchange, 200, session(request.operation()));
    }

    private static boolean failed(HttpExchange exchange, Optional<Fault> fault) {
        if (fault.orElse(null) instanceof Fault.ErrorAnswer error) {
            throw new KmsFailure(error.status(), error.type(), error.message());
        } else if (fault.orElse(null) instanceof Fault.Latency latency) {
            Pause.of(latency.delay());
        } else if (fault.isPresent()) {
            exchange.close();
            return true;
        }
        return false;
    }

    private static Map<String, Object> form(String text) {
        return Arrays.stream(text.split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    }

    private void authorizeCaller(
            HttpExchange exchange, byte[] body, KmsRequest request, Optional<Signature> signature) {
        AccessKey caller =
                signature.map(Signature::accessKeyId).map(callers::get).orElse(null);
        if (caller == null) {
            throw new KmsFailure(403, "InvalidClientTokenId", "The security token included in the request is invalid.");
        }
        try {
            signature.orElseThrow().check(exchange, body, caller, Instant.now(), "sts");
        } catch (KmsFailure e) {
            // STS has its own words for what KMS says too.
            String code = e.type().equals("ExpiredTokenException") ? "ExpiredToken" : "SignatureDoesNotMatch";
            throw new KmsFailure(403, code, String.valueOf(e.getMessage()));
        }
        Optional<String> externalId = role(request);
        if (!externalId.equals(Optional.ofNullable((String) request.parameters().get("ExternalId")))) {
            throw denied(request);
        }
    }

    private void authorizeToken(KmsRequest request) {
        if (!identityTokens.contains(String.valueOf(request.parameters().get("WebIdentityToken")))) {
            throw KmsFailure.of("InvalidIdentityToken", "No OpenIDConnect provider found in your account");
        }
        role(request);
    }

    private Optional<String> role(KmsRequest request) {
        Optional<String> externalId =
                roles.get(String.valueOf(request.parameters().get("RoleArn")));
        if (externalId == null) {
            throw denied(request);
        }
        return externalId;
    }

    private static KmsFailure denied(KmsRequest request) {
        return new KmsFailure(
                403, "AccessDenied", "not authorized to perform: sts:" + request.operation() + " on the resource");
    }

    private String session(String operation) {
        Instant expires = Instant.now().plus(lifetime);
        AccessKey session = AccessKey.temporary(
                "ASIA" + (sessions.size() + 1),
                "secret-of-" + UUID.randomUUID(),
                "token-of-" + UUID.randomUUID(),
                expires);
        sessions.add(session);
        kms.register(session);
        return "<" + operation + "Response><" + operation + "Result><Credentials><AccessKeyId>" + session.id()
                + "</AccessKeyId><SecretAccessKey>" + session.secret() + "</SecretAccessKey><SessionToken>"
                + session.sessionToken().orElseThrow() + "</SessionToken><Expiration>"
                + expires.truncatedTo(ChronoUnit.MILLIS) + "</Expiration></Credentials></" + operation + "Result></"
                + operation + "Response>";
    }

    private static void send(HttpExchange exchange, int status, String xml) throws IOException {
        byte[] bytes = xml.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/xml");
        exchange.getResponseHeaders().set("x-amzn-RequestId", UUID.randomUUID().toString());
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "fake-sts");
        thread.setDaemon(true);
        return thread;
    }
}
