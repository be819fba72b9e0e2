package io.kmsenc.keys.aws;

import io.kmsenc.provider.Problem;
import io.kmsenc.provider.ProviderSettings;
import java.util.List;
import java.util.Optional;

/** Everything that can be told of an {@code awskms} section without asking AWS. Uses no class of the SDK. */
final class KmsSettingsCheck {

    private KmsSettingsCheck() {}

    /** All that is wrong. */
    static List<Problem> problems(ProviderSettings settings) {
        SectionProblems problems = new SectionProblems(settings);
        problems.refuseBlanks();
        Optional<String> region = new KeyCheck(problems).region();
        new CredentialsCheck(problems, region).check();
        new EndpointCheck(problems, region).check();
        new CallCheck(problems).check();
        return problems.all();
    }
}
