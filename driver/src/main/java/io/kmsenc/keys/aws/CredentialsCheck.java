package io.kmsenc.keys.aws;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Checks whose credentials a section names: that it is one way of getting them, and a whole one. For one thread, one use. */
final class CredentialsCheck {

    private static final Pattern ROLE_ARN = Pattern.compile("arn:([a-z-]+):iam::[0-9]{12}:role/[\\x21-\\x7e]{1,575}");
    private static final Pattern SESSION_NAME = Pattern.compile("[a-zA-Z0-9_+=,.@-]{2,64}");
    private static final Pattern EXTERNAL_ID = Pattern.compile("[\\w+=,.@:/\\\\-]{2,1224}");

    private final SectionProblems problems;
    private final Optional<String> region;

    CredentialsCheck(SectionProblems problems, Optional<String> region) {
        this.problems = problems;
        this.region = region;
    }

    void check() {
        problems.requireBeside(SettingNames.ACCESS_KEY_ID, SettingNames.SECRET_ACCESS_KEY);
        problems.requireBeside(SettingNames.SECRET_ACCESS_KEY, SettingNames.ACCESS_KEY_ID);
        problems.requireBeside(SettingNames.SESSION_TOKEN, SettingNames.ACCESS_KEY_ID);
        problems.refuseBeside(SettingNames.PROFILE, SettingNames.ACCESS_KEY_ID);
        checkWebIdentity();
        checkRole();
    }

    private void checkWebIdentity() {
        String file = SettingNames.WEB_IDENTITY_TOKEN_FILE;
        problems.requireBeside(file, SettingNames.ROLE_ARN);
        problems.refuseBeside(file, SettingNames.ACCESS_KEY_ID);
        problems.refuseBeside(file, SettingNames.PROFILE);
        // AssumeRoleWithWebIdentity has no such parameter.
        problems.refuseBeside(file, SettingNames.EXTERNAL_ID);
    }

    private void checkRole() {
        problems.requireBeside(SettingNames.EXTERNAL_ID, SettingNames.ROLE_ARN);
        problems.requireBeside(SettingNames.ROLE_SESSION_NAME, SettingNames.ROLE_ARN);
        problems.requireBeside(SettingNames.STS_ENDPOINT, SettingNames.ROLE_ARN);
        problems.value(SettingNames.ROLE_ARN).ifPresent(this::checkRoleArn);
        refuseUnless(SESSION_NAME, SettingNames.ROLE_SESSION_NAME, "not 2 to 64 letters, digits or any of _+=,.@-");
        refuseUnless(EXTERNAL_ID, SettingNames.EXTERNAL_ID, "not 2 to 1224 letters, digits or any of _+=,.@:/\\-");
    }

    private void refuseUnless(Pattern pattern, String key, String what) {
        problems.value(key)
                .filter(value -> !pattern.matcher(value).matches())
                .ifPresent(value -> problems.add(key, what));
    }

    private void checkRoleArn(String text) {
        Matcher arn = ROLE_ARN.matcher(text);
        if (!arn.matches()) {
            problems.add(SettingNames.ROLE_ARN, "not the ARN of a role: arn:aws:iam::<account>:role/<name>");
            return;
        }
        Optional<Partition> own = region.flatMap(Partition::ofRegion);
        if (own.filter(partition -> !partition.id().equals(arn.group(1))).isPresent()) {
            problems.add(
                    SettingNames.ROLE_ARN,
                    "is of the partition \"" + arn.group(1) + "\", but the Region of the key lies in \""
                            + own.get().id() + "\", and no role works across; name a role of that partition");
        }
    }
}
