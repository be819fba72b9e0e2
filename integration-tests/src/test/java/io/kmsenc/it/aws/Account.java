package io.kmsenc.it.aws;

import io.kmsenc.it.app.Ini;
import io.kmsenc.it.kms.AccessKey;
import io.kmsenc.it.kms.FakeKms;
import io.kmsenc.it.kms.FakeSts;
import io.kmsenc.keys.aws.AwsKmsProviderFactory;
import io.kmsenc.provider.Provider;
import io.kmsenc.provider.ProviderSettings;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A KMS with a key, an STS and somebody who may use both, for one test. */
final class Account implements BeforeEachCallback, AfterEachCallback {

    static final AccessKey USER = AccessKey.of("AKIAOFTHEACCOUNT", "secret-access-key-of-the-account");
    static final Map<String, String> CONTEXT =
            Map.of("kmsenc:label", "2026-03-01/root@awskms.main", "kmsenc:scope", "root");

    FakeKms kms;
    FakeSts sts;
    String key;

    @Override
    public void beforeEach(ExtensionContext context) {
        kms = FakeKms.start();
        sts = FakeSts.start(kms);
        kms.register(USER);
        sts.register(USER);
        key = kms.createKey(Ini.REGION);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        sts.close();
        kms.close();
    }

    /** The keys of a section without credentials: one attempt a call, which soon gives up. */
    Map<String, String> bare(String keyId) {
        return new HashMap<>(Map.of(
                "key_id",
                keyId,
                "region",
                Ini.REGION,
                "endpoint",
                kms.endpoint().toString(),
                "max_attempts",
                "1",
                "api_call_attempt_timeout",
                "1s",
                "api_call_timeout",
                "2s"));
    }

    /** The same with the account's static credentials. */
    Map<String, String> section(String keyId) {
        Map<String, String> section = bare(keyId);
        section.put("access_key_id", USER.id());
        section.put("secret_access_key", USER.secret());
        return section;
    }

    /** The same with a role that these credentials assume. */
    Map<String, String> assuming(String role) {
        Map<String, String> section = section(key);
        section.put("role_arn", role);
        section.put("sts_endpoint", sts.endpoint().toString());
        return section;
    }

    static Provider provider(String name, Map<String, String> section) {
        return new AwsKmsProviderFactory().create(new ProviderSettings("awskms", name, "kmsenc.ini", section));
    }

    Provider provider(String keyId) {
        return provider("main", section(keyId));
    }
}
