package io.kmsenc.keys.aws;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.regions.Region;

class PartitionTest {

    @Test
    void putsEveryRegionOfTheSdkInItsPartition() {
        assertThat(Region.regions())
                .filteredOn(region -> !region.isGlobalRegion() && region.metadata() != null)
                .hasSizeGreaterThan(30)
                .allSatisfy(region -> assertThat(Partition.ofRegion(region.id()).map(Partition::id))
                        .as(region.id())
                        .contains(region.metadata().partition().id()));
    }

    @Test
    void takesARegionThatIsNewerThanThisRelease() {
        assertThat(Partition.ofRegion("xx-north-1")).contains(Partition.AWS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "eu", "eu-north", "EU-NORTH-1", "eu-north-1a", "aws-global", "eu-north-1/"})
    void knowsWhatIsNoRegion(String text) {
        assertThat(Partition.ofRegion(text)).isEmpty();
    }
}
