package io.kmsenc.provider;

import java.util.List;
import java.util.Set;

/** What a configuration must know of a kind of provider in order to check its section. */
public interface ProviderKind {

    /** The first part of a provider's name: {@code awskms} in {@code awskms.main}. */
    String kind();

    /** The keys that a section of this kind may have. */
    Set<String> keys();

    /** Those of the {@link #keys} whose values may be printed for an operator: none that is secret, or may hold a secret. */
    default Set<String> shownKeys() {
        return Set.of();
    }

    /** Everything that is wrong with the values of one section, without asking anyone over the network. */
    List<Problem> check(ProviderSettings settings);
}
