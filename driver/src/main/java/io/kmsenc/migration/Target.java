package io.kmsenc.migration;

import io.kmsenc.keys.DataKeyRecord;
import io.kmsenc.keys.DataKeys;
import io.kmsenc.schema.ColumnRule;
import io.kmsenc.walk.UnchangeableValueException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What values are encrypted under once a walk is over: what the configuration in force encrypts under, from the day on which the walk
 * was begun. Threads share it.
 */
final class Target {

    private final KnownKeys keys;
    private final List<String> providers;
    private final LocalDate since;
    private final String directKey;

    /**
     * @param providers the names of those that encrypt
     * @param directKey the name of the key that randomized values are encrypted under directly; empty where they have data keys
     */
    Target(KnownKeys keys, List<String> providers, LocalDate since, String directKey) {
        this.keys = keys;
        this.providers = List.copyOf(providers);
        this.since = since;
        this.directKey = directKey;
    }

    /** Whether a value needn't be encrypted anew. */
    boolean isReached(ColumnRule rule, String keyName) {
        if (!rule.deterministic() && !directKey.isEmpty()) {
            return keyName.equals(directKey);
        }
        Optional<DataKeyRecord> key = keys.find(keyName);
        return rule.deterministic()
                ? key.filter(each -> each.active() && each.isDeterministic()).isPresent()
                : key.filter(each -> each.encryptsSince(since, providers)).isPresent();
    }

    /**
     * The scope in which a value is encrypted anew: the one that it belongs to.
     *
     * @throws UnchangeableValueException if it belongs to one, and there are none under a direct key
     */
    String scope(ColumnRule rule, String keyName) {
        String scope = keys.find(keyName).map(DataKeyRecord::scope).orElse(DataKeys.ROOT_SCOPE);
        if (!directKey.isEmpty() && !scope.equals(DataKeys.ROOT_SCOPE)) {
            throw new UnchangeableValueException("column " + rule.name() + ": the value belongs to scope \"" + scope
                    + "\", and directly encrypted ones to none; leave it, or erase the scope");
        }
        return scope;
    }
}
