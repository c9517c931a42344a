package dev.workflow.builder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.concurrent.Executors;
import org.eclipse.jgit.util.FS;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A git server on a free port, Ann who owns the app "shop", and the git client of this machine. */
abstract class GitServerTest {

    private static final java.util.logging.Logger QUIET = java.util.logging.Logger.getLogger("org.apache.sshd");

    static {
        QUIET.setLevel(java.util.logging.Level.SEVERE);
        // Once in the foreground: in the background it would still write into a test's folder when that is deleted.
        FS.FileStoreAttributes.get(Path.of(System.getProperty("java.io.tmpdir")));
    }

    /** Made once: nothing that most tests are about depends on whether a server's keys are new. */
    @TempDir
    static Path hostKeys;

    @TempDir
    Path root;

    final TestPlatform platform = new TestPlatform();
    GitSshServer server;
    GitUser ann;

    @BeforeEach
    void start() throws Exception {
        server = serverIn(lendHostKeys(root.resolve("data")));
        server.start();
        ann = user("ann", "ed25519");
        platform.owns("ann", "shop");
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    /** One more server, not started. */
    GitSshServer serverIn(Path data) throws IOException {
        return new GitSshServer(settings(data), platform, Executors.defaultThreadFactory());
    }

    private static Path lendHostKeys(Path data) throws IOException {
        HostKeys.in(hostKeys);
        Path folder = Files.createDirectories(data.resolve("ssh"));
        try (var files = Files.list(hostKeys)) {
            for (Path key : files.toList()) {
                Files.copy(key, folder.resolve(key.getFileName()), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
        return data;
    }

    GitSshSettings settings(Path data) {
        return new GitSshSettings("127.0.0.1", 0, data, limits(), SessionLimits.DEFAULT);
    }

    PushLimits limits() {
        return PushLimits.DEFAULT;
    }

    GitUser user(String name, String keyType) throws Exception {
        GitUser user = GitUser.create(root, name, keyType, server.port());
        platform.keys.put(user.fingerprint(), new Pushes.Pusher(name.hashCode(), name));
        return user;
    }

    Path repository(String app) {
        return root.resolve("data/repositories/" + app + ".git");
    }

    long packBytes(String app) throws Exception {
        try (var files = Files.list(repository(app).resolve("objects/pack"))) {
            return files.mapToLong(file -> file.toFile().length()).sum();
        }
    }

    static PushLimits limited(
            long pack, long object, int objects, int files, long source, Duration total, Duration beat, int care) {
        return new PushLimits(pack, object, objects, 200, files, source, total, Duration.ofMinutes(2), beat, care);
    }
}
