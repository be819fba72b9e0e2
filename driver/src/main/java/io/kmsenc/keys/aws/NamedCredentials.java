package io.kmsenc.keys.aws;

import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

/** Credentials that, when they can't be had, tell where they were asked for. Threads share it. */
final class NamedCredentials implements AwsCredentialsProvider {

    private final String action;
    private final AwsCredentialsProvider source;

    NamedCredentials(String action, AwsCredentialsProvider source) {
        this.action = action;
        this.source = source;
    }

    @Override
    public AwsCredentials resolveCredentials() {
        try {
            return source.resolveCredentials();
        } catch (CredentialsException e) {
            // Of the credentials beneath these: their own place says more.
            throw e;
        } catch (RuntimeException e) {
            throw new CredentialsException(action, e);
        }
    }

    /** No credentials. */
    @Override
    public String toString() {
        return "NamedCredentials[" + action + "]";
    }
}
