package io.kmsenc.keys.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class KeyEncryptionKeysTest {

    private static final int THREADS = 4;
    private static final int ASKED = 50_000;

    private static boolean wiped(byte[] key) {
        for (byte each : key) {
            if (each != 0) {
                return false;
            }
        }
        return true;
    }

    @Test
    void neverHandsOutAKeyThatIsWipedBecauseThereAreTooManySalts() throws Exception {
        KeyEncryptionKeys keys = new KeyEncryptionKeys("only-for-the-tests-of-this-driver", 1);
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<Integer>> all = new ArrayList<>();
            for (int t = 0; t < THREADS; t++) {
                int thread = t;
                all.add(threads.submit(() -> {
                    int wiped = 0;
                    for (int i = 0; i < ASKED; i++) {
                        byte[] salt =
                                ByteBuffer.allocate(16).putInt(thread).putInt(i).array();
                        wiped += wiped(keys.get(salt)) ? 1 : 0;
                    }
                    return wiped;
                }));
            }
            for (Future<Integer> each : all) {
                assertThat(each.get(60, TimeUnit.SECONDS)).isZero();
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
