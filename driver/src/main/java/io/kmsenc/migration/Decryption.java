package io.kmsenc.migration;

import io.kmsenc.column.PlainForm;
import io.kmsenc.schema.ColumnRule;
import io.kmsenc.walk.UnchangeableValueException;
import io.kmsenc.walk.ValueChange;
import java.util.List;

/** Puts plaintexts in place of ciphertexts; what is no ciphertext is left. Threads share it. */
final class Decryption implements ValueChange {

    private final List<ColumnRule> rules;
    private final SecretValues values;

    Decryption(List<ColumnRule> rules, SecretValues values) {
        this.rules = List.copyOf(rules);
        this.values = values;
    }

    @Override
    public Object change(int column, Object stored) {
        ColumnRule rule = rules.get(column);
        if (!SecretValues.isCiphertext(stored)) {
            return stored;
        }
        Object plain = PlainForm.of(rule.declared(), values.decrypt(rule, stored));
        if (SecretValues.isCiphertext(plain)) {
            throw new UnchangeableValueException(
                    "column " + rule.name()
                            + ": the plaintext itself begins as a ciphertext does, and could not be told from one; change the value");
        }
        return plain;
    }
}
