package io.kmsenc.it.kms;

/** A fault that waits for requests, until it is used up or closed. */
public interface PlannedFault extends AutoCloseable {

    @Override
    void close();
}
