package io.kmsenc.it.twin;

import io.kmsenc.it.app.Ini;
import io.kmsenc.it.kms.AccessKey;
import io.kmsenc.it.kms.FakeKms;

/**
 * The KMS of all twins of the process. A static key would be derived anew for each data key, which takes longer than
 * hundreds of statements. Threads may share it.
 */
final class TwinKms {

    private static final AccessKey CREDENTIALS = AccessKey.of("AKIATWINS", "secret-access-key-of-the-twins");
    private static final FakeKms KMS = FakeKms.start();
    private static final String KEY;

    static {
        KMS.register(CREDENTIALS);
        KEY = KMS.createKey(Ini.REGION);
    }

    private TwinKms() {}

    /** A configuration under which the KMS encrypts data keys, and whose pools are soon closed when they are idle. */
    static Ini ini() {
        return Ini.withSecretKey()
                .encryptWith("awskms.twins", "secretKey.v1")
                .kms("twins", KMS, KEY, CREDENTIALS)
                .cacheFor("10s", "10s");
    }
}
