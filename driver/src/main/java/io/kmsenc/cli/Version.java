package io.kmsenc.cli;

import picocli.CommandLine.IVersionProvider;

/** The version of the jar, and of Java. */
final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
        String version = Version.class.getPackage().getImplementationVersion();
        return new String[] {
            "kmsenc " + (version == null ? "of no release (not run from its jar)" : version),
            "Java " + Runtime.version() + ", " + System.getProperty("os.name") + " " + System.getProperty("os.arch")
        };
    }
}
