package dev.workflow.builder;

import dev.workflow.app.AppName;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import org.apache.sshd.server.SshServer;

/** The SSH git server. Start it once; closing it ends every session. */
public final class GitSshServer implements AutoCloseable {

    private static final Duration GRACE = Duration.ofSeconds(10);

    private final Workshop workshop;
    private final HostKeys keys;
    private final SshServer server;

    /**
     * @param threads makes the thread of each command, in which {@link Pushes} is called
     * @throws IOException when the data folder or a host key cannot be used
     */
    public GitSshServer(GitSshSettings settings, Pushes pushes, ThreadFactory threads) throws IOException {
        Files.createDirectories(settings.data());
        JGitSetup.apply(settings.data());
        Repositories repositories = new Repositories(settings.data().resolve("repositories"), settings.pushes());
        PushTurns turns = new PushTurns();
        workshop = new Workshop(
                pushes,
                repositories,
                turns,
                new RepositoryCare(repositories, turns, settings.pushes()),
                clock(),
                settings.pushes());
        keys = HostKeys.in(settings.data().resolve("ssh"));
        Admission admission = new Admission(settings.sessions());
        server = SshServerSetup.create(
                settings, keys, new KeyLogin(pushes), admission, new Verbs(workshop, admission, threads));
    }

    /** @throws IOException when the port is taken */
    public void start() throws IOException {
        server.start();
    }

    /** The port in use; after {@link #start()}. */
    public int port() {
        return server.getPort();
    }

    /** The public host keys, each {@code <type> <base64>}: with a host name before it, a known_hosts line. */
    public List<String> hostKeys() {
        return keys.publicLines();
    }

    /**
     * Deletes the repository of a destroyed app, so that a later app of the same name starts empty. Waits for a push that
     * is still running; new ones cannot begin, because the app is gone.
     *
     * @return false when there was no repository
     */
    public boolean forget(AppName app) throws IOException, InterruptedException {
        try (PushTurns.Turn held = workshop.turns().await(app)) {
            return workshop.repositories().delete(app);
        }
    }

    /** Cuts every session, which interrupts its push, and gives the pushes a moment to end. */
    @Override
    public void close() throws IOException {
        server.stop(true);
        workshop.care().close();
        workshop.clock().shutdownNow();
        try {
            workshop.turns().awaitNobody(GRACE);
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }

    private static ScheduledExecutorService clock() {
        return Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, "push-clock");
            thread.setDaemon(true);
            return thread;
        });
    }
}
