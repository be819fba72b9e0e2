package io.kmsenc.keys.aws;

import io.kmsenc.provider.ProviderSettings;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.KmsClientBuilder;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.auth.StsAssumeRoleCredentialsProvider;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/**
 * The SDK's client for one section, and whatever it stands on: the SDK closes none of it by itself. Threads share it.
 *
 * <p>With the three attempts of the SDK's standard mode a call that gets no answer at all fails after half a minute at
 * the most. Timeouts are the HTTP client's, as those of the SDK would keep threads.
 */
final class KmsClients implements AutoCloseable {

    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final Duration READ = Duration.ofSeconds(6);

    /** In the order of making; closed in the reverse. */
    private final Deque<SdkAutoCloseable> resources = new ArrayDeque<>();

    private final KmsClient kms;

    private KmsClients(ProviderSettings settings, KmsKeyReference key) {
        Region region = Region.of(key.region()
                .or(() -> settings.value(AwsKmsProviderFactory.REGION))
                .orElseThrow());
        KmsClientBuilder builder = KmsClient.builder();
        configure(builder, region, credentials(settings, region));
        settings.value(AwsKmsProviderFactory.ENDPOINT).map(URI::create).ifPresent(builder::endpointOverride);
        this.kms = opened(builder.build());
    }

    /** Makes no call over the network. */
    static KmsClients open(ProviderSettings settings, KmsKeyReference key) {
        return new KmsClients(settings, key);
    }

    KmsClient kms() {
        return kms;
    }

    private static <B extends AwsClientBuilder<B, ?> & AwsSyncClientBuilder<B, ?>> void configure(
            B builder, Region region, AwsCredentialsProvider credentials) {
        builder.region(region)
                .credentialsProvider(credentials)
                .httpClientBuilder(UrlConnectionHttpClient.builder()
                        .connectionTimeout(CONNECT)
                        .socketTimeout(READ))
                .overrideConfiguration(configuration -> configuration.retryStrategy(RetryMode.STANDARD));
    }

    private AwsCredentialsProvider credentials(ProviderSettings settings, Region region) {
        AwsCredentialsProvider own = ownCredentials(settings);
        Optional<String> role = settings.value(AwsKmsProviderFactory.ROLE_ARN);
        return role.isPresent() ? assumed(role.get(), own, settings, region) : own;
    }

    private AwsCredentialsProvider ownCredentials(ProviderSettings settings) {
        Optional<String> id = settings.value(AwsKmsProviderFactory.ACCESS_KEY_ID);
        if (id.isPresent()) {
            String secret =
                    settings.value(AwsKmsProviderFactory.SECRET_ACCESS_KEY).orElseThrow();
            Optional<String> token = settings.value(AwsKmsProviderFactory.SESSION_TOKEN);
            return StaticCredentialsProvider.create(
                    token.isPresent()
                            ? AwsSessionCredentials.create(id.get(), secret, token.get())
                            : AwsBasicCredentials.create(id.get(), secret));
        }
        Optional<String> profile = settings.value(AwsKmsProviderFactory.PROFILE);
        return profile.isPresent()
                ? opened(ProfileCredentialsProvider.builder()
                        .profileName(profile.get())
                        .build())
                : opened(DefaultCredentialsProvider.builder().build());
    }

    private AwsCredentialsProvider assumed(
            String role, AwsCredentialsProvider own, ProviderSettings settings, Region region) {
        var builder = StsClient.builder();
        configure(builder, region, own);
        StsClient sts = opened(builder.build());
        String session = settings.value(AwsKmsProviderFactory.ROLE_SESSION_NAME).orElse("kmsenc");
        return opened(StsAssumeRoleCredentialsProvider.builder()
                .stsClient(sts)
                .refreshRequest(request -> {
                    request.roleArn(role).roleSessionName(session);
                    settings.value(AwsKmsProviderFactory.EXTERNAL_ID).ifPresent(request::externalId);
                })
                .build());
    }

    private <T extends SdkAutoCloseable> T opened(T resource) {
        resources.push(resource);
        return resource;
    }

    @Override
    public void close() {
        resources.forEach(SdkAutoCloseable::close);
    }
}
