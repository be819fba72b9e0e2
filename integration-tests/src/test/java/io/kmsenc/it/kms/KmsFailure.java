package io.kmsenc.it.kms;

/** A refusal as the service words it: an HTTP status, an error type, a message. */
final class KmsFailure extends RuntimeException {

    private final int status;
    private final String type;

    KmsFailure(int status, String type, String message) {
        super(message);
        this.status = status;
        this.type = type;
    }

    /** Most errors of AWS KMS come with status 400. */
    static KmsFailure of(String type, String message) {
        return new KmsFailure(400, type, message);
    }

    static KmsFailure invalid(String message) {
        return of("ValidationException", message);
    }

    static KmsFailure notFound(String message) {
        return of("NotFoundException", message);
    }

    int status() {
        return status;
    }

    String type() {
        return type;
    }
}
