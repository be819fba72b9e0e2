package io.kmsenc.keys.aws;

import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.kms.KmsClient;

/**
 * Calls of one provider: opens the clients when they are first needed, and gets new credentials where KMS refuses those in
 * use as expired before the SDK has noticed, once for each call. Threads share it.
 */
final class KmsCalls implements AutoCloseable {

    private final String provider;
    private final Supplier<KmsClients> opening;
    private @Nullable KmsClients clients;
    private boolean closed;

    KmsCalls(String provider, Supplier<KmsClients> opening) {
        this.provider = provider;
        this.opening = opening;
    }

    /**
     * The answer to a call.
     *
     * @param action as IAM names it
     * @throws io.kmsenc.provider.ProviderException where there is none
     */
    <T> T ask(String action, Function<KmsClient, T> call) {
        try {
            return renewing(call);
        } catch (SdkException e) {
            throw KmsFailure.of(provider, action, e);
        }
    }

    /** The same, without a translation of its failure. */
    <T> T renewing(Function<KmsClient, T> call) {
        KmsClients used = open();
        try {
            return call.apply(used.kms());
        } catch (SdkException e) {
            if (!used.renewable() || !KmsFailure.expired(e)) {
                throw e;
            }
            return call.apply(reopen(used).kms());
        }
    }

    private synchronized KmsClients open() {
        if (closed) {
            throw new IllegalStateException("provider \"" + provider + "\": closed");
        }
        KmsClients opened = clients;
        if (opened == null) {
            opened = opening.get();
            clients = opened;
        }
        return opened;
    }

    private synchronized KmsClients reopen(KmsClients expired) {
        if (clients == expired) {
            clients = null;
            expired.close();
        }
        return open();
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (clients != null) {
            clients.close();
            clients = null;
        }
    }
}
