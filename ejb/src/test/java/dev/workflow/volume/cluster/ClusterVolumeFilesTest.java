package dev.workflow.volume.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.workflow.app.AppName;
import dev.workflow.engine.kubernetes.VolumeClaims;
import dev.workflow.engine.kubernetes.object.AppObjects;
import dev.workflow.engine.kubernetes.object.ClusterLayout;
import dev.workflow.engine.kubernetes.object.PlatformRegistry;
import dev.workflow.engine.kubernetes.object.SecurityProfile;
import dev.workflow.kubernetes.ApiCluster;
import dev.workflow.kubernetes.Cluster;
import dev.workflow.kubernetes.Cluster.ExecChannel;
import dev.workflow.kubernetes.ClusterSettings;
import dev.workflow.kubernetes.KubernetesObject;
import dev.workflow.kubernetes.Resource;
import dev.workflow.kubernetes.Selector;
import dev.workflow.volume.FilePath;
import dev.workflow.volume.StoredVolume;
import dev.workflow.volume.VolumeFiles;
import dev.workflow.volume.VolumeFilesContract;
import dev.workflow.volume.VolumeSize;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** On a real cluster. One without a storage class gets a folder of its node for the test. */
@EnabledIfEnvironmentVariable(named = "WORKFLOW_TEST_KUBECONFIG", matches = ".+")
@EnabledIfEnvironmentVariable(named = "WORKFLOW_TEST_FILER_IMAGE", matches = ".+")
class ClusterVolumeFilesTest implements VolumeFilesContract {

    private static final Resource PERSISTENT_VOLUME =
            new Resource("", "v1", "PersistentVolume", "persistentvolumes", false);
    private static final Resource STORAGE_CLASS =
            new Resource("storage.k8s.io", "v1", "StorageClass", "storageclasses", false);

    private final AppName app =
            new AppName("objects-" + UUID.randomUUID().toString().substring(0, 8));
    private final StoredVolume volume = new StoredVolume(UUID.randomUUID(), app, "data", new VolumeSize(1));
    private Cluster cluster;
    private AppObjects objects;
    private VolumeFiles files;

    @BeforeEach
    void open() {
        Path kubeconfig = Path.of(System.getenv("WORKFLOW_TEST_KUBECONFIG"));
        cluster = ApiCluster.open(ClusterSettings.of(Optional.of(kubeconfig), 50));
        if (cluster.list(STORAGE_CLASS, "", Selector.ALL).isEmpty()) {
            cluster.create(PERSISTENT_VOLUME, folder());
        }
        objects = new AppObjects(baseline(), labels -> 1);
        files = files(System.getenv("WORKFLOW_TEST_FILER_IMAGE"));
    }

    private VolumeFiles files(String image) {
        VolumeClaims claims = new VolumeClaims(cluster, () -> objects, () -> "test-" + app);
        return new ClusterVolumeFiles(cluster, () -> objects, claims, image, Clock.systemUTC());
    }

    private static ClusterLayout baseline() {
        ClusterLayout plain = ClusterLayout.plain(36);
        return new ClusterLayout(
                "workflow",
                36,
                PlatformRegistry.NONE,
                SecurityProfile.BASELINE,
                "",
                "",
                "",
                false,
                plain.drain(),
                plain.settle(),
                plain.volumeGroup(),
                plain.network(),
                plain.quota());
    }

    private KubernetesObject folder() {
        return KubernetesObject.of(Map.of(
                "metadata",
                Map.of("name", app.value()),
                "spec",
                Map.of(
                        "capacity",
                        Map.of("storage", "1Gi"),
                        "accessModes",
                        List.of("ReadWriteMany"),
                        "persistentVolumeReclaimPolicy",
                        "Retain",
                        "claimRef",
                        Map.of("namespace", app.value(), "name", volume.name()),
                        "hostPath",
                        Map.of("path", "/tmp/" + app, "type", "DirectoryOrCreate"))));
    }

    @AfterEach
    void close() {
        cluster.delete(Resource.NAMESPACE, "", app.value(), Optional.empty());
        cluster.delete(PERSISTENT_VOLUME, "", app.value(), Optional.empty());
        cluster.close();
    }

    @Override
    public VolumeFiles files() {
        return files;
    }

    @Override
    public StoredVolume volume() {
        return volume;
    }

    /** The app is played by a second command in the same pod: it has the same rights to the same files. */
    @Override
    public void app(String line) throws Exception {
        files.list(volume, FilePath.ROOT);
        String outside = "mkdir -p /outside 2>/dev/null && echo hunter2 >/outside/secret; cd /data; " + line;
        KubernetesObject pod = cluster.list(Resource.POD, app.value(), Selector.is("type", "filer"))
                .get(0);
        Running running = new Running(120);
        Cluster.ExecRequest request = new Cluster.ExecRequest(List.of("sh", "-c", outside), false, false);
        try (ExecChannel channel =
                cluster.exec(app.value(), pod.name(), AppObjects.filerContainer(app), request, running)) {
            running.transferTo(OutputStream.nullOutputStream());
        }
        assertThat(running.code()).as(line + ": " + running.complaint()).isZero();
    }

    @Test
    void onePodServesAllAndGoesWithItsVolume() {
        write("a", "x");
        assertThat(read("a")).isEqualTo("x");
        assertThat(cluster.list(Resource.POD, app.value(), Selector.is("type", "filer")))
                .hasSize(1);
        files.remove(volume.uuid());
        assertThat(cluster.list(Resource.POD, app.value(), Selector.is("type", "filer")))
                .allMatch(KubernetesObject::deleted);
    }

    @Test
    void theFilesOfOthersAreNotOurs() {
        write("a", "x");
        VolumeClaims others = new VolumeClaims(cluster, () -> objects, () -> "another");
        assertThat(others.kept()).isEmpty();
        others.remove(volume.uuid());
        assertThat(files.kept()).contains(volume.uuid());
    }

    @Test
    void whyThereIsNoPodIsTold() {
        assertThatThrownBy(() -> files("").list(volume, FilePath.ROOT)).hasMessageContaining("filer.image");
    }
}
