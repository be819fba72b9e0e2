package io.kmsenc.keys;

import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Fetches data keys before anyone needs them, one after the other. For one thread, one use. */
final class Prewarming {

    private static final Logger LOG = LoggerFactory.getLogger(Prewarming.class);

    private final HeldKeys keys;
    private final Supplier<List<KeyRow>> others;
    private int fetched;

    /** @param others rows of keys that need not encrypt */
    Prewarming(HeldKeys keys, Supplier<List<KeyRow>> others) {
        this.keys = keys;
        this.others = others;
    }

    void run(Collection<String> identities) {
        fetch(() -> keys.current(KeyLabel.ROOT_SCOPE));
        identities.forEach(identity -> fetch(() -> keys.deterministic(identity, KeyLabel.ROOT_SCOPE)));
        fetch(() -> others.get().forEach(row -> fetch(() -> keys.get(row))));
        LOG.debug("{} data keys were fetched before they are needed", fetched);
    }

    private void fetch(Runnable key) {
        try {
            key.run();
            fetched++;
        } catch (DataKeyException e) {
            LOG.warn("a data key can't be fetched before it is needed: {}", e.getMessage());
        }
    }
}
