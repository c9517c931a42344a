package dev.workflow.engine.kubernetes;

import dev.workflow.engine.kubernetes.object.ClusterLayout;
import dev.workflow.engine.kubernetes.object.SecurityProfile;
import java.time.Duration;

/** Layouts for tests. */
final class Layouts {

    private Layouts() {}

    /** With images that may run as root, and waits as short as the tests allow. */
    static ClusterLayout quick(int minor, String storageClass) {
        ClusterLayout plain = ClusterLayout.plain(minor);
        return new ClusterLayout(
                plain.platformNamespace(),
                minor,
                plain.registry(),
                SecurityProfile.BASELINE,
                storageClass,
                "",
                "",
                false,
                Duration.ofSeconds(3),
                Duration.ofSeconds(3),
                plain.volumeGroup(),
                plain.network(),
                plain.quota());
    }
}
