package io.kmsenc.migration;

/** What becomes of the values of secret columns. */
public enum Operation {
    /** Every ciphertext comes under the data keys and providers that encrypt now. */
    RE_ENCRYPT("re-encrypt"),
    /** Every plaintext becomes a ciphertext. */
    ENCRYPT("encrypt"),
    /** Every ciphertext becomes a plaintext. */
    DECRYPT("decrypt");

    private final String word;

    Operation(String word) {
        this.word = word;
    }

    /** As it is written on a command line. */
    public String word() {
        return word;
    }
}
