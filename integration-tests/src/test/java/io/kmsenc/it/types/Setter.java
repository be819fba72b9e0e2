package io.kmsenc.it.types;

import java.sql.PreparedStatement;

/** One way to set the parameter, with the value that it is set to. */
record Setter(String name, Bind bind) {

    interface Bind {
        void to(PreparedStatement statement, int index) throws Exception;
    }

    @Override
    public String toString() {
        return name;
    }
}
