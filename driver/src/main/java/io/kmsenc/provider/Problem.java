package io.kmsenc.provider;

import java.io.Serializable;

/**
 * One thing that is wrong with a configuration: {@code kmsenc.ini [section] key: what is wrong; what to do}. Never
 * holds the value of a key that may be secret.
 *
 * @param place file, section and key, as a reader finds them
 */
public record Problem(String place, String what) implements Serializable {

    @Override
    public String toString() {
        return place + ": " + what;
    }
}
