package io.kmsenc.migration;

import io.kmsenc.column.PlainForm;
import io.kmsenc.keys.DataKeys;
import io.kmsenc.schema.ColumnRule;
import io.kmsenc.walk.UnchangeableValueException;
import io.kmsenc.walk.ValueChange;
import java.util.List;

/** Encrypts plaintexts; ciphertexts whose data key is known are left. Threads share it. */
final class Encryption implements ValueChange {

    private final List<ColumnRule> rules;
    private final SecretValues values;

    Encryption(List<ColumnRule> rules, SecretValues values) {
        this.rules = List.copyOf(rules);
        this.values = values;
    }

    @Override
    public Object change(int column, Object stored) {
        ColumnRule rule = rules.get(column);
        if (SecretValues.isCiphertext(stored)) {
            // A plaintext may begin as a ciphertext does: then it fails here, and isn't taken for one in silence.
            values.decrypt(rule, stored);
            return stored;
        }
        Object value = PlainForm.value(rule.declared(), stored);
        if (value == null) {
            throw new UnchangeableValueException("column " + rule.name() + ": the value is none of type "
                    + rule.declared() + "; correct it, or the declaration");
        }
        return values.encrypt(rule, value, DataKeys.ROOT_SCOPE);
    }
}
