package dev.workflow.kubernetes.fake;

import dev.workflow.sandbox.ControlGroups;
import dev.workflow.sandbox.Sandboxes;
import dev.workflow.sandbox.Scratch;
import dev.workflow.sandbox.Spawner;
import dev.workflow.sandbox.Tenant;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/** What the fake node runs processes with; made when the first pod comes. */
final class Machine implements AutoCloseable {

    /** Nearly certainly others than those of the tests that run in other processes of this machine at the same time. */
    private static final int NETWORK = 16 + ThreadLocalRandom.current().nextInt(200);

    private static final int HOSTS = 250;
    private static final AtomicInteger ADDRESS =
            new AtomicInteger(ThreadLocalRandom.current().nextInt(HOSTS * HOSTS));

    private final Path home;
    private final Sandboxes sandboxes;
    private final Spawner spawner;
    private final AtomicInteger images = new AtomicInteger();

    Machine() {
        try {
            home = Files.createTempDirectory(
                    "workflow-fake-node",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
            sandboxes = new Sandboxes(home.resolve("runtime"), Tenant.DEFAULT);
            spawner = new Spawner(sandboxes.detect(), ControlGroups.detect());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Spawner spawner() {
        return spawner;
    }

    /** An address of the loopback network that no other pod has. */
    static String address() {
        int number = ADDRESS.incrementAndGet();
        return "127." + NETWORK + "." + number / HOSTS % HOSTS + "." + (number % HOSTS + 1);
    }

    /** Where this test's java is, when sandboxes do not show it anyway. */
    List<Path> toolchains() {
        Path java = Path.of(System.getProperty("java.home"));
        return java.startsWith("/usr") ? List.of() : List.of(java);
    }

    /** A folder with these files. */
    Path files(Map<String, byte[]> files) throws IOException {
        Path folder = Files.createDirectories(home.resolve("files/" + images.incrementAndGet()));
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Path target = folder.resolve(file.getKey());
            Files.createDirectories(target.getParent());
            Files.write(target, file.getValue());
        }
        return folder;
    }

    /** A folder that stays the same for the same name, and that processes may write to. */
    Path writable(String name) throws IOException {
        Path folder = home.resolve(name);
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder);
            if (sandboxes.tenant().isPresent()) {
                sandboxes.tenant().get().own(folder);
            }
        }
        return folder;
    }

    Path scratch(String name) throws IOException {
        return Files.createDirectories(home.resolve("scratch/" + name));
    }

    @Override
    public void close() {
        spawner.close();
        Scratch.remove(home);
    }
}
