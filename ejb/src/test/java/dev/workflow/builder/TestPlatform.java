package dev.workflow.builder;

import dev.workflow.app.AppName;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** The platform behind the git server: accounts, apps, and a build that the test scripts. */
final class TestPlatform implements Pushes {

    interface Build {
        void run(AppName app, String sha, Source source, PushOutput output)
                throws PushRejected, IOException, InterruptedException;
    }

    final Map<String, Pusher> keys = new ConcurrentHashMap<>();
    final Set<String> writers = ConcurrentHashMap.newKeySet();
    final Set<String> readers = ConcurrentHashMap.newKeySet();
    final List<String> built = new CopyOnWriteArrayList<>();
    private final AtomicInteger version = new AtomicInteger(1);
    volatile Build build = (app, sha, source, output) -> output.line("Build complete.");

    volatile RuntimeException failure;

    void owns(String user, String app) {
        writers.add(user + "/" + app);
        readers.add(user + "/" + app);
    }

    @Override
    public Optional<Pusher> byKey(String fingerprint) {
        return Optional.ofNullable(keys.get(fingerprint));
    }

    @Override
    public boolean mayPush(Pusher pusher, AppName app) {
        if (failure != null) {
            throw failure;
        }
        return writers.contains(pusher.username() + "/" + app);
    }

    @Override
    public boolean mayFetch(Pusher pusher, AppName app) {
        return readers.contains(pusher.username() + "/" + app);
    }

    @Override
    public Released push(Pusher pusher, AppName app, String sha, Source source, PushOutput output)
            throws PushRejected, IOException, InterruptedException {
        build.run(app, sha, source, output);
        built.add(app + ":" + sha);
        int number = version.incrementAndGet();
        output.line("Done, " + app + ":v" + number + " deployed to Workflow");
        return new Released(number);
    }
}
