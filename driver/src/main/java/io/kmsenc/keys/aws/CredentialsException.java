package io.kmsenc.keys.aws;

import software.amazon.awssdk.core.exception.SdkClientException;

/** Credentials could not be had; the cause is what the SDK says of it. A call that stands on them isn't repeated for that. */
final class CredentialsException extends SdkClientException {

    private final String action;

    /**
     * @param action what was asked for credentials, such as {@code sts:AssumeRole}
     */
    CredentialsException(String action, RuntimeException cause) {
        super(SdkClientException.builder()
                .message(action + " gave no credentials")
                .cause(cause));
        this.action = action;
    }

    String action() {
        return action;
    }

    @Override
    public boolean retryable() {
        return false;
    }
}
