package io.kmsenc.keys.aws;

import io.kmsenc.provider.ProviderSettings;
import java.util.Optional;

/**
 * Which KMS a provider asks. One call can use two keys only if one KMS has both.
 *
 * @param endpoint where it isn't the Region's own
 */
record KmsReach(String region, Optional<String> endpoint) {

    static KmsReach of(ProviderSettings settings, KmsKeyReference key) {
        String region =
                key.region().or(() -> settings.value(SettingNames.REGION)).orElseThrow();
        return new KmsReach(region, settings.value(SettingNames.ENDPOINT));
    }
}
