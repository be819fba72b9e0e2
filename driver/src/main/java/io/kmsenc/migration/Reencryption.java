package io.kmsenc.migration;

import io.kmsenc.schema.ColumnRule;
import io.kmsenc.walk.UnchangeableValueException;
import io.kmsenc.walk.ValueChange;
import java.util.List;

/** Encrypts ciphertexts anew that aren't under the target; plaintexts are left. Threads share it. */
final class Reencryption implements ValueChange {

    private final List<ColumnRule> rules;
    private final SecretValues values;
    private final Target target;

    Reencryption(List<ColumnRule> rules, SecretValues values, Target target) {
        this.rules = List.copyOf(rules);
        this.values = values;
        this.target = target;
    }

    @Override
    public Object change(int column, Object stored) {
        ColumnRule rule = rules.get(column);
        if (!SecretValues.isCiphertext(stored)) {
            return stored;
        }
        String key = SecretValues.keyName(stored);
        if (key == null) {
            throw new UnchangeableValueException("column " + rule.name()
                    + ": begins as a ciphertext and tells no data key; restore it from a backup");
        }
        if (target.isReached(rule, key)) {
            return stored;
        }
        Object value = values.decrypt(rule, stored);
        return values.encrypt(rule, value, target.scope(rule, key));
    }
}
