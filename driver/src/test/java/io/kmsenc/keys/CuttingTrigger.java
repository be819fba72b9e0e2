package io.kmsenc.keys;

import java.sql.Connection;
import java.util.Arrays;
import org.h2.api.Trigger;
import org.jspecify.annotations.Nullable;

/** Cuts the encrypted data key short, as a server that isn't strict does where the column is too narrow. */
public final class CuttingTrigger implements Trigger {

    private static final int ENCRYPTED_DATA = 4;

    @Override
    public void fire(Connection connection, Object @Nullable [] oldRow, Object @Nullable [] newRow) {
        if (newRow != null) {
            newRow[ENCRYPTED_DATA] = Arrays.copyOf((byte[]) newRow[ENCRYPTED_DATA], 20);
        }
    }
}
