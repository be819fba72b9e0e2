package io.kmsenc.keys.aws;

import io.kmsenc.provider.Problem;
import io.kmsenc.provider.Provider;
import io.kmsenc.provider.ProviderFactory;
import io.kmsenc.provider.ProviderSettings;
import java.util.List;
import java.util.Set;

/**
 * Makes providers of the kind {@code awskms}. Threads may share it.
 *
 * <p>Without {@code access_key_id} and {@code secret_access_key}, nor {@code profile}, credentials come from the SDK's
 * default chain. With {@code role_arn} those credentials assume the role, and the role's are used.
 */
public final class AwsKmsProviderFactory implements ProviderFactory {

    static final String KEY_ID = "key_id";
    static final String REGION = "region";
    static final String ACCESS_KEY_ID = "access_key_id";
    static final String SECRET_ACCESS_KEY = "secret_access_key";
    static final String SESSION_TOKEN = "session_token";
    static final String ENDPOINT = "endpoint";
    static final String PROFILE = "profile";
    static final String ROLE_ARN = "role_arn";
    static final String EXTERNAL_ID = "external_id";
    static final String ROLE_SESSION_NAME = "role_session_name";

    @Override
    public String kind() {
        return "awskms";
    }

    @Override
    public Set<String> keys() {
        return Set.of(
                KEY_ID,
                REGION,
                ACCESS_KEY_ID,
                SECRET_ACCESS_KEY,
                SESSION_TOKEN,
                ENDPOINT,
                PROFILE,
                ROLE_ARN,
                EXTERNAL_ID,
                ROLE_SESSION_NAME);
    }

    @Override
    public List<Problem> check(ProviderSettings settings) {
        return new KmsSettingsCheck(settings).problems();
    }

    /**
     * @throws IllegalArgumentException if {@link #check} finds a problem
     */
    @Override
    public Provider create(ProviderSettings settings) {
        List<Problem> problems = check(settings);
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(problems.get(0).toString());
        }
        KmsKeyReference key =
                KmsKeyReference.parse(settings.value(KEY_ID).orElseThrow()).orElseThrow();
        return new AwsKmsProvider(settings.providerName(), key, () -> KmsClients.open(settings, key));
    }
}
