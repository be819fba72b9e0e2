package io.kmsenc.provider;

/** Makes providers of one kind; found by {@link java.util.ServiceLoader}. */
public interface ProviderFactory extends ProviderKind {

    /**
     * A provider for checked settings. Makes no call over the network.
     */
    Provider create(ProviderSettings settings);
}
