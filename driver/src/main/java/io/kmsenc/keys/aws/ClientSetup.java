package io.kmsenc.keys.aws;

import io.kmsenc.provider.ProviderSettings;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.ProxyConfiguration;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;

/**
 * What the clients of one section have in common: Region, kind of endpoint, proxy, timeouts, retries. Without a
 * {@code proxy} the SDK goes by the system properties and the environment. Threads may share it.
 */
final class ClientSetup {

    private final ProviderSettings settings;
    private final Region region;
    private final CallLimits limits;

    ClientSetup(ProviderSettings settings, String region) {
        this.settings = settings;
        this.region = Region.of(region);
        this.limits = CallLimits.of(settings);
    }

    /**
     * @param endpointKey the setting that holds another endpoint than the Region's
     */
    <B extends AwsClientBuilder<B, ?> & AwsSyncClientBuilder<B, ?>> B configured(
            B builder, String endpointKey, AwsCredentialsProvider credentials) {
        builder.region(region)
                .credentialsProvider(credentials)
                .httpClientBuilder(http())
                .overrideConfiguration(configuration -> configuration
                        .retryStrategy(limits.retries())
                        .apiCallTimeout(limits.call())
                        .apiCallAttemptTimeout(limits.attempt())
                        .scheduledExecutorService(TimeoutThread.shared())
                        .addExecutionInterceptor(new SecretsNeedTls()));
        Optional<URI> endpoint = settings.value(endpointKey).map(URI::create);
        if (endpoint.isPresent()) {
            return builder.endpointOverride(endpoint.get());
        }
        flag(SettingNames.USE_FIPS_ENDPOINT).ifPresent(builder::fipsEnabled);
        flag(SettingNames.USE_DUALSTACK_ENDPOINT).ifPresent(builder::dualstackEnabled);
        return builder;
    }

    private Optional<Boolean> flag(String key) {
        return settings.value(key).map(Boolean::valueOf);
    }

    private UrlConnectionHttpClient.Builder http() {
        UrlConnectionHttpClient.Builder http = UrlConnectionHttpClient.builder()
                .connectionTimeout(limits.connection())
                .socketTimeout(limits.attempt());
        settings.value(SettingNames.PROXY).map(this::proxy).ifPresent(http::proxyConfiguration);
        return http;
    }

    private ProxyConfiguration proxy(String url) {
        return ProxyConfiguration.builder()
                .endpoint(URI.create(url))
                .nonProxyHosts(settings.value(SettingNames.NO_PROXY)
                        .map(hosts -> Set.of(hosts.trim().split("[\\s,|]+")))
                        .orElse(Set.of()))
                .useSystemPropertyValues(false)
                .useEnvironmentVariablesValues(false)
                .build();
    }
}
