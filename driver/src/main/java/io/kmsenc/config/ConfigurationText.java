package io.kmsenc.config;

/**
 * A file that was found, not read yet.
 *
 * @param name as messages show it
 * @param source where it is, in full: an absolute path or the URL of a class path resource
 */
record ConfigurationText(String name, String source, String text) {

    /** Shows no text: it may hold secrets. */
    @Override
    public String toString() {
        return source;
    }
}
