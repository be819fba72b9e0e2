package io.kmsenc.keys.aws;

import io.kmsenc.provider.ProviderSettings;
import java.nio.file.Path;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.auth.StsAssumeRoleCredentialsProvider;
import software.amazon.awssdk.services.sts.auth.StsWebIdentityTokenFileCredentialsProvider;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/**
 * Whose credentials a checked section means. The first that fits: a web identity's role; a role, assumed by one of the
 * following; the static ones; a profile's; the SDK's default chain. Those of a role are renewed by the SDK before they
 * expire, five minutes ahead where a role's sessions last an hour. Makes no call over the network.
 */
final class CredentialsSource {

    private static final String SESSION_NAME = "kmsenc";

    private final ProviderSettings settings;
    private final ClientSetup setup;
    private final Resources resources;

    /** Takes over what must be closed, and gives it back. */
    interface Resources {
        <T extends SdkAutoCloseable> T opened(T resource);
    }

    CredentialsSource(ProviderSettings settings, ClientSetup setup, Resources resources) {
        this.settings = settings;
        this.setup = setup;
        this.resources = resources;
    }

    /** Whether new credentials can be had without anybody's doing, once those in use are refused as expired. */
    static boolean renewable(ProviderSettings settings) {
        return settings.value(SettingNames.ROLE_ARN).isPresent()
                || settings.value(SettingNames.ACCESS_KEY_ID).isEmpty();
    }

    AwsCredentialsProvider credentials() {
        if (settings.value(SettingNames.WEB_IDENTITY_TOKEN_FILE).isPresent()) {
            return named("sts:AssumeRoleWithWebIdentity", webIdentity());
        }
        AwsCredentialsProvider own = own();
        return settings.value(SettingNames.ROLE_ARN).isPresent() ? named("sts:AssumeRole", role(own)) : own;
    }

    private AwsCredentialsProvider own() {
        if (settings.value(SettingNames.ACCESS_KEY_ID).isPresent()) {
            return fixed();
        }
        return settings.value(SettingNames.PROFILE)
                .map(profile -> named(
                        "profile \"" + profile + "\"", resources.opened(ProfileCredentialsProvider.create(profile))))
                .orElseGet(() -> named(
                        "the default chain of credentials",
                        resources.opened(DefaultCredentialsProvider.builder().build())));
    }

    private static AwsCredentialsProvider named(String action, AwsCredentialsProvider source) {
        return new NamedCredentials(action, source);
    }

    private AwsCredentialsProvider fixed() {
        String id = required(SettingNames.ACCESS_KEY_ID);
        String secret = required(SettingNames.SECRET_ACCESS_KEY);
        return StaticCredentialsProvider.create(settings.value(SettingNames.SESSION_TOKEN)
                .<AwsCredentials>map(token -> AwsSessionCredentials.create(id, secret, token))
                .orElseGet(() -> AwsBasicCredentials.create(id, secret)));
    }

    private AwsCredentialsProvider role(AwsCredentialsProvider own) {
        return resources.opened(StsAssumeRoleCredentialsProvider.builder()
                .stsClient(sts(own))
                .refreshRequest(request -> {
                    request.roleArn(required(SettingNames.ROLE_ARN)).roleSessionName(sessionName());
                    settings.value(SettingNames.EXTERNAL_ID).ifPresent(request::externalId);
                })
                .build());
    }

    // The file is read anew for each session: whoever writes it replaces its token.
    private AwsCredentialsProvider webIdentity() {
        return resources.opened(StsWebIdentityTokenFileCredentialsProvider.builder()
                .stsClient(sts(AnonymousCredentialsProvider.create()))
                .webIdentityTokenFile(Path.of(required(SettingNames.WEB_IDENTITY_TOKEN_FILE)))
                .roleArn(required(SettingNames.ROLE_ARN))
                .roleSessionName(sessionName())
                .build());
    }

    private StsClient sts(AwsCredentialsProvider own) {
        return resources.opened(setup.configured(StsClient.builder(), SettingNames.STS_ENDPOINT, own)
                .build());
    }

    private String sessionName() {
        return settings.value(SettingNames.ROLE_SESSION_NAME).orElse(SESSION_NAME);
    }

    private String required(String key) {
        return settings.value(key).orElseThrow();
    }
}
