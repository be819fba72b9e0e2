package io.kmsenc.it.kms;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.TestInstance;
import software.amazon.awssdk.services.kms.KmsClient;

/** The contract, against our own KMS and against one that other people wrote. */
class KmsContractIT {

    private static final AccessKey KEY = AccessKey.of("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/EXAMPLEKEY");

    @Nested
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    class OnFakeKms extends KmsContract {

        private final FakeKms server = FakeKms.start();

        @BeforeAll
        void register() {
            server.register(KEY);
        }

        @AfterAll
        void stop() {
            server.close();
        }

        @Override
        KmsClient client(String region) {
            return Clients.client(server.endpoint(), region, KEY);
        }

        @Override
        Map<String, String> knownDefects() {
            return Map.of();
        }
    }

    @Nested
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    class OnMoto extends KmsContract {

        private @Nullable MotoServer server;

        @BeforeAll
        void start() throws IOException, InterruptedException {
            Optional<MotoServer> started = MotoServer.start();
            String message = "moto_server is not on the path: the KMS contract ran against our own KMS alone";
            if (started.isEmpty()) {
                System.out.println("KmsContractIT: not run: " + message);
            }
            Assumptions.assumeTrue(started.isPresent(), message);
            server = started.get();
        }

        @AfterAll
        void stop() {
            if (server != null) {
                server.close();
            }
        }

        @Override
        KmsClient client(String region) {
            return Clients.client(server.endpoint(), region, KEY);
        }

        @Override
        Map<String, String> knownDefects() {
            return Map.of(
                    "disabledKeyDoesNotEncrypt", "moto encrypts under a disabled key",
                    "keyPendingDeletionDoesNotEncrypt", "moto encrypts under a key that is pending deletion",
                    "disabledKeyDoesNotDecrypt", "moto decrypts under a disabled key",
                    "keyPendingDeletionDoesNotDecrypt", "moto decrypts under a key that is pending deletion",
                    "replicaDecryptsWhatThePrimaryEncrypted", "moto's replica does not find the primary's ciphertext",
                    "dryRunSaysThatItWouldSucceed", "moto ignores DryRun",
                    "refusesToDecryptUnderAnotherKey", "moto answers AccessDenied for Decrypt under another key");
        }
    }
}
