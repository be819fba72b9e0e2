package io.kmsenc.keys.aws;

import io.kmsenc.provider.ProviderSettings;
import java.util.ArrayDeque;
import java.util.Deque;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/** The SDK's client for one section, and whatever it stands on: the SDK closes none of it by itself. Threads share it. */
final class KmsClients implements AutoCloseable {

    /** In the order of making; closed in the reverse. */
    private final Deque<SdkAutoCloseable> resources = new ArrayDeque<>();

    private final KmsClient kms;
    private final boolean renewable;

    private KmsClients(ProviderSettings settings, KmsReach reach) {
        ClientSetup setup = new ClientSetup(settings, reach.region());
        CredentialsSource source = new CredentialsSource(settings, setup, this::opened);
        this.renewable = CredentialsSource.renewable(settings);
        this.kms = opened(setup.configured(KmsClient.builder(), SettingNames.ENDPOINT, source.credentials())
                .build());
    }

    /** Makes no call over the network. */
    static KmsClients open(ProviderSettings settings, KmsReach reach) {
        return new KmsClients(settings, reach);
    }

    KmsClient kms() {
        return kms;
    }

    /** Whether other clients of the same section may have other credentials. */
    boolean renewable() {
        return renewable;
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
