package io.kmsenc.it.kms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.DataKeySpec;
import software.amazon.awssdk.services.kms.model.KmsException;

/** What our KMS has beyond the contract: signature checks, permissions, faults and counts. */
class FakeKmsIT {

    private static final String REGION = "eu-north-1";
    private static final AccessKey KEY = AccessKey.of("AKIAGOOD", "secret-1");

    private FakeKms server;
    private String keyArn;
    private KmsClient client;

    @BeforeEach
    void start() {
        server = FakeKms.start();
        server.register(KEY);
        keyArn = server.createKey(REGION);
        client = client(KEY);
    }

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    @Test
    void refusesWrongSecret() {
        assertRefused("InvalidSignatureException", AccessKey.of(KEY.id(), "secret-2"));
    }

    @Test
    void refusesUnknownAccessKey() {
        assertRefused("UnrecognizedClientException", AccessKey.of("AKIASTRANGER", "secret-1"));
    }

    @Test
    void refusesSessionTokenThatIsMissingOrWrong() {
        server.register(AccessKey.temporary("ASIA", "s", "token", Instant.MAX));
        assertRefused("UnrecognizedClientException", AccessKey.of("ASIA", "s"));
        assertRefused("UnrecognizedClientException", AccessKey.temporary("ASIA", "s", "another", Instant.MAX));
    }

    @Test
    void takesRightSessionToken() {
        AccessKey temporary = AccessKey.temporary("ASIA", "s", "token", Instant.MAX);
        server.register(temporary);
        try (KmsClient own = client(temporary)) {
            assertThat(describe(own)).isEqualTo(keyArn);
        }
    }

    @Test
    void refusesExpiredToken() {
        AccessKey expired = AccessKey.temporary("ASIA", "s", "token", Instant.now());
        server.register(expired);
        assertRefused("ExpiredTokenException", expired);
    }

    @Test
    void refusesUnsignedRequest() throws IOException, InterruptedException {
        HttpResponse<String> answer = send("{\"KeyId\":\"" + keyArn + "\"}", "");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("\"__type\":\"MissingAuthenticationTokenException\"");
        assertThat(answer.headers().firstValue("x-amzn-RequestId")).isPresent();
    }

    @Test
    void refusesForgedSignature() throws IOException, InterruptedException {
        String forged = "AWS4-HMAC-SHA256 Credential=AKIAGOOD/20260101/eu-north-1/kms/aws4_request, "
                + "SignedHeaders=x-amz-target, Signature=" + "0".repeat(64);
        HttpResponse<String> answer = send("{\"KeyId\":\"" + keyArn + "\"}", forged);
        assertThat(answer.body()).contains("\"__type\":\"InvalidSignatureException\"");
    }

    @Test
    void deniesAndAllowsAnOperation() {
        server.deny(KEY.id(), "DescribeKey");
        assertFails("AccessDeniedException", () -> describe(client));
        server.allow(KEY.id(), "DescribeKey");
        assertThat(describe(client)).isEqualTo(keyArn);
    }

    @Test
    void throttlesTheNextRequestsOnly() {
        server.failNext(2, Fault.throttling());
        assertFails("ThrottlingException", () -> describe(client));
        assertFails("ThrottlingException", () -> describe(client));
        assertThat(describe(client)).isEqualTo(keyArn);
    }

    @Test
    void failsWhatThePredicateFitsUntilClosed() {
        PlannedFault fault =
                server.failWhen(request -> request.operation().equals("DescribeKey"), Fault.internalError());
        assertFails("KMSInternalException", () -> describe(client));
        assertFails("KMSInternalException", () -> describe(client));
        assertThat(client.listKeys().keys()).hasSize(1);
        fault.close();
        assertThat(describe(client)).isEqualTo(keyArn);
    }

    @Test
    void cutsConnections() {
        server.failNext(1, Fault.cut());
        assertThatThrownBy(() -> describe(client)).isInstanceOf(SdkClientException.class);
        server.failNext(1, Fault.cutAnswer());
        assertThatThrownBy(() -> describe(client)).isInstanceOf(SdkClientException.class);
        assertThat(describe(client)).isEqualTo(keyArn);
    }

    @Test
    void answersLate() {
        server.failNext(1, Fault.latency(Duration.ofMillis(300)));
        Instant before = Instant.now();
        describe(client);
        assertThat(Duration.between(before, Instant.now())).isGreaterThan(Duration.ofMillis(299));
    }

    @Test
    void countsRequestsByOperationAndAccessKey() {
        server.register(AccessKey.of("AKIAOTHER", "secret-3"));
        try (KmsClient other = client(AccessKey.of("AKIAOTHER", "secret-3"))) {
            describe(client);
            describe(client);
            describe(other);
        }
        client.generateDataKey(r -> r.keyId(keyArn).keySpec(DataKeySpec.AES_256));
        assertThat(server.count("DescribeKey")).isEqualTo(3);
        assertThat(server.count("DescribeKey", "AKIAOTHER")).isEqualTo(1);
        assertThat(server.count("GenerateDataKey")).isEqualTo(1);
        server.clearRequests();
        assertThat(server.count("DescribeKey")).isZero();
    }

    private KmsClient client(AccessKey key) {
        return Clients.client(server.endpoint(), REGION, key);
    }

    private String describe(KmsClient kms) {
        return kms.describeKey(r -> r.keyId(keyArn)).keyMetadata().arn();
    }

    private void assertRefused(String type, AccessKey key) {
        try (KmsClient kms = client(key)) {
            assertFails(type, () -> describe(kms));
        }
    }

    private static void assertFails(String type, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        KmsException.class,
                        e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo(type));
    }

    private HttpResponse<String> send(String body, String authorization) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.endpoint())
                .header("X-Amz-Target", "TrentService.DescribeKey")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
