package io.kmsenc.keys.aws;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The partitions of AWS and the Regions of each, by the patterns that AWS publishes for its SDKs. */
enum Partition {
    AWS("aws", "(?:us|eu|ap|sa|ca|me|af|il|mx)-\\w+-\\d+"),
    CHINA("aws-cn", "cn-\\w+-\\d+"),
    GOVCLOUD("aws-us-gov", "us-gov-\\w+-\\d+"),
    ISO("aws-iso", "us-iso-\\w+-\\d+"),
    ISO_B("aws-iso-b", "us-isob-\\w+-\\d+"),
    ISO_E("aws-iso-e", "eu-isoe-\\w+-\\d+"),
    ISO_F("aws-iso-f", "us-isof-\\w+-\\d+"),
    EUROPEAN("aws-eusc", "eusc-(?:de)-\\w+-\\d+");

    /** A Region that is newer than this release counts as one of the partition {@code aws}. */
    private static final Pattern REGION = Pattern.compile("[a-z]{2,}-[a-z]+-[0-9]{1,2}");

    private final String id;
    private final Pattern regions;

    Partition(String id, String regions) {
        this.id = id;
        this.regions = Pattern.compile(regions);
    }

    /** As ARNs have it. */
    String id() {
        return id;
    }

    static Optional<Partition> of(String id) {
        return Arrays.stream(values())
                .filter(partition -> partition.id.equals(id))
                .findFirst();
    }

    /** The partition that a Region lies in; empty if the text is not the code of a Region. */
    static Optional<Partition> ofRegion(String region) {
        return Arrays.stream(values())
                .filter(partition -> partition.regions.matcher(region).matches())
                .findFirst()
                .or(() -> REGION.matcher(region).matches() ? Optional.of(AWS) : Optional.empty());
    }

    /** For messages. */
    static String known() {
        return Arrays.stream(values()).map(Partition::id).collect(Collectors.joining(", "));
    }
}
