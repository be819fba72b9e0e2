package io.kmsenc.keys.aws;

import io.kmsenc.provider.Problem;
import io.kmsenc.provider.Provider;
import io.kmsenc.provider.ProviderFactory;
import io.kmsenc.provider.ProviderSettings;
import java.util.List;
import java.util.Set;

/** Makes providers of the kind {@code awskms}. Threads may share it. */
public final class AwsKmsProviderFactory implements ProviderFactory {

    @Override
    public String kind() {
        return "awskms";
    }

    @Override
    public Set<String> keys() {
        return SettingNames.ALL;
    }

    @Override
    public Set<String> shownKeys() {
        return SettingNames.SHOWN;
    }

    @Override
    public List<Problem> check(ProviderSettings settings) {
        return KmsSettingsCheck.problems(settings);
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
        String name = settings.providerName();
        KmsKeyReference key = KeyIdReader.read(
                        settings.value(SettingNames.KEY_ID).orElseThrow())
                .orElseThrow();
        KmsReach reach = KmsReach.of(settings, key);
        return new AwsKmsProvider(name, key, reach, new KmsCalls(name, () -> KmsClients.open(settings, reach)));
    }
}
