package dev.workflow.kubernetes.fake;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Asks a running container how it is, as its three probes say. */
final class Probes {

    private final ContainerRun container;
    private final Hooks hooks;
    private final CountDownLatch over = new CountDownLatch(1);
    private final CountDownLatch startedUp = new CountDownLatch(1);
    private final List<Thread> threads = new ArrayList<>();

    Probes(ContainerRun container, Hooks hooks) {
        this.container = container;
        this.hooks = hooks;
    }

    void begin() {
        if (container.spec().has("startupProbe")) {
            begin("Startup");
        } else {
            startedUp.countDown();
        }
        for (String kind : List.of("Readiness", "Liveness")) {
            if (container.spec().has(kind.toLowerCase(Locale.ROOT) + "Probe")) {
                begin(kind);
            }
        }
    }

    private void begin(String kind) {
        JsonObject probe = Tree.object(container.spec(), kind.toLowerCase(Locale.ROOT) + "Probe");
        threads.add(Threads.start("fake-probe", () -> run(kind, probe)));
    }

    void end() {
        over.countDown();
        startedUp.countDown();
    }

    private void run(String kind, JsonObject probe) {
        try {
            if (!"Startup".equals(kind)) {
                startedUp.await();
            }
            if (!over.await(Tree.number(probe, 0, "initialDelaySeconds"), TimeUnit.SECONDS)) {
                ask(kind, probe);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void ask(String kind, JsonObject probe) throws InterruptedException {
        int well = 0;
        int sick = 0;
        do {
            Hooks.Outcome outcome = hooks.run(probe, (int) Tree.number(probe, 1, "timeoutSeconds"));
            if (over.getCount() == 0) {
                return;
            }
            well = outcome.well() ? well + 1 : 0;
            sick = outcome.well() ? 0 : sick + 1;
            if (!outcome.well()) {
                container.say("Warning", "Unhealthy", kind + " probe failed: " + outcome.message());
            }
            boolean up = well >= Tree.number(probe, 1, "successThreshold");
            boolean down = sick >= Tree.number(probe, 3, "failureThreshold");
            if (decided(kind, up, down)) {
                return;
            }
        } while (!over.await(Tree.number(probe, 10, "periodSeconds"), TimeUnit.SECONDS));
    }

    /** @return whether this probe has nothing more to ask */
    private boolean decided(String kind, boolean up, boolean down) {
        if ("Readiness".equals(kind)) {
            if (up || down) {
                container.ready(up);
            }
            return false;
        }
        if (down) {
            container.unhealthy(kind.toLowerCase(Locale.ROOT));
            return true;
        }
        if (up && "Startup".equals(kind)) {
            container.startedUp();
            startedUp.countDown();
            return true;
        }
        return false;
    }
}
