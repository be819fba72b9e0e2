package io.kmsenc.keys.aws;

import java.util.Optional;

/** Checks {@code key_id} and {@code region}. For one thread, one use. */
final class KeyCheck {

    private final SectionProblems problems;

    KeyCheck(SectionProblems problems) {
        this.problems = problems;
    }

    /** The Region of the section: that of an ARN, else {@code region}. Empty where something is wrong with either. */
    Optional<String> region() {
        if (!problems.has(SettingNames.KEY_ID)) {
            problems.add(SettingNames.KEY_ID, "missing; set it to a key ID, a key ARN, alias/<name> or an alias ARN");
        }
        return problems.value(SettingNames.KEY_ID).flatMap(this::key).flatMap(this::region);
    }

    private Optional<KmsKeyReference> key(String text) {
        try {
            return Optional.of(KeyIdReader.parse(text));
        } catch (KeyIdReader.Problem e) {
            problems.add(SettingNames.KEY_ID, String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    // What a malformed key_id says of the Region can't be known: one problem is enough.
    private Optional<String> region(KmsKeyReference key) {
        Optional<String> region = problems.value(SettingNames.REGION);
        if (region.isPresent() && Partition.ofRegion(region.get()).isEmpty()) {
            problems.add(SettingNames.REGION, "not the code of an AWS Region, such as \"eu-north-1\"");
            return Optional.empty();
        }
        if (region.isPresent() && !key.region().orElse(region.get()).equals(region.get())) {
            problems.add(
                    SettingNames.REGION,
                    "is \"" + region.get() + "\", but the ARN in key_id names \""
                            + key.region().orElse("") + "\"; remove one or make them agree");
            return Optional.empty();
        }
        if (!problems.has(SettingNames.REGION) && key.region().isEmpty()) {
            problems.add(SettingNames.REGION, "missing; set it, or give key_id as an ARN");
        }
        return key.region().or(() -> region);
    }
}
