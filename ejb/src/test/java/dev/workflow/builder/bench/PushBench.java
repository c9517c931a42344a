package dev.workflow.builder.bench;

import dev.workflow.app.AppName;
import dev.workflow.builder.GitSshServer;
import dev.workflow.builder.GitSshSettings;
import dev.workflow.builder.Pushes;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Executors;

/**
 * Times the push of 200 MB of incompressible files to this server, and to OpenSSH with git when there is one. Arguments:
 * an empty folder, and optionally a private key that {@code sshd} and this server let in, and {@code sshd}'s port and a
 * folder for its repositories. {@code -Dssh.options=…} goes to the client, {@code -Dtar=true} reads the source too.
 */
final class PushBench {

    private static final int FILES = 2000;
    private static final int FILE_BYTES = 100 * 1024;
    private static final int ROUNDS = 4;

    private PushBench() {}

    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        Path work = Files.createDirectories(folder.resolve("work"));
        commit(work);
        try (GitSshServer server = new GitSshServer(
                GitSshSettings.local(0, folder.resolve("data")), new Everyone(), Executors.defaultThreadFactory())) {
            server.start();
            for (int round = 0; round < ROUNDS; round++) {
                String ours = "ssh://git@127.0.0.1:" + server.port() + "/app" + round;
                double cpu = cpu();
                double wall = push(work, arguments[1], ours);
                System.out.printf("ours     %.1f s (%.1f s of it our CPU), peak RSS %s%n", wall, cpu() - cpu, peak());
                if (arguments.length > 3) {
                    Path theirs = Path.of(arguments[3]).resolve("app" + round + ".git");
                    run(work, arguments[1], "git", "init", "-q", "--bare", theirs.toString());
                    String url = "ssh://root@127.0.0.1:" + arguments[2] + theirs;
                    System.out.printf("OpenSSH  %.1f s%n", push(work, arguments[1], url));
                }
            }
        }
    }

    private static double push(Path work, String key, String url) throws Exception {
        long start = System.nanoTime();
        run(work, key, "git", "push", "-q", url, "HEAD:refs/heads/main");
        return (System.nanoTime() - start) / 1e9;
    }

    private static void commit(Path work) throws Exception {
        run(work, "", "git", "init", "-q", ".");
        Random random = new Random(1);
        byte[] noise = new byte[FILE_BYTES];
        for (int i = 0; i < FILES; i++) {
            random.nextBytes(noise);
            Path directory = Files.createDirectories(work.resolve("d" + i % 50));
            Files.write(directory.resolve("f" + i), noise);
        }
        run(work, "", "git", "add", "-A");
        run(work, "", "git", "-c", "user.name=b", "-c", "user.email=b@example.com", "commit", "-q", "-m", "200 MB");
    }

    private static void run(Path folder, String key, String... command) throws Exception {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).inheritIO();
        builder.environment()
                .put(
                        "GIT_SSH_COMMAND",
                        "ssh -F none -o IdentitiesOnly=yes -o StrictHostKeyChecking=no -o LogLevel=ERROR"
                                + " -o UserKnownHostsFile=/dev/null " + System.getProperty("ssh.options", "") + " -i "
                                + key);
        if (builder.start().waitFor() != 0) {
            throw new IOException(String.join(" ", command) + " failed");
        }
    }

    private static double cpu() {
        return ProcessHandle.current().info().totalCpuDuration().orElseThrow().toMillis() / 1e3;
    }

    private static String peak() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmHWM"))
                .findFirst()
                .map(line -> line.substring(6).trim())
                .orElse("unknown");
    }

    /** Lets everyone push everything and reads the source as a build would. */
    private static final class Everyone implements Pushes {

        @Override
        public Optional<Pusher> byKey(String fingerprint) {
            return Optional.of(new Pusher(1, "bench"));
        }

        @Override
        public boolean mayPush(Pusher pusher, AppName app) {
            return true;
        }

        @Override
        public boolean mayFetch(Pusher pusher, AppName app) {
            return true;
        }

        @Override
        public Released push(Pusher pusher, AppName app, String sha, Source source, PushOutput output)
                throws IOException {
            if (Boolean.getBoolean("tar")) {
                source.writeTar(OutputStream.nullOutputStream());
            }
            return new Released(1);
        }
    }
}
