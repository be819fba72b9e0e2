package io.kmsenc.it.kms;

import java.time.Duration;

/** What makes an answer late. */
final class Pause {

    private Pause() {}

    static void of(Duration delay) {
        try {
            Thread.sleep(delay.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KmsFailure(500, "KMSInternalException", "the service is stopping");
        }
    }
}
