package dev.workflow.imagebuilder.local;

import dev.workflow.app.AppName;
import dev.workflow.imagebuilder.ImageBuilder.BuildFailed;
import dev.workflow.imagebuilder.step.BuildWatch;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Bounds how many builds run at once, and lets no app build twice at once. */
final class BuildSlots {

    private static final long POLL_MILLIS = 100;

    private final Semaphore slots;
    private final Set<AppName> busy = ConcurrentHashMap.newKeySet();
    private final Semaphore changed = new Semaphore(0);

    BuildSlots(Semaphore slots) {
        this.slots = slots;
    }

    /** Waits until the app may build; says so once, and gives up when the watch says so. Release it afterwards. */
    void take(AppName app, BuildWatch watch) throws BuildFailed, InterruptedException {
        if (!busy.add(app)) {
            watch.line("waiting for the other build of " + app + "…");
            while (!busy.add(app)) {
                watch.check();
                changed.tryAcquire(POLL_MILLIS, TimeUnit.MILLISECONDS);
            }
        }
        boolean taken = false;
        try {
            taken = takeSlot(watch);
        } finally {
            if (!taken) {
                busy.remove(app);
            }
        }
    }

    void release(AppName app) {
        slots.release();
        busy.remove(app);
        changed.release();
    }

    private boolean takeSlot(BuildWatch watch) throws BuildFailed, InterruptedException {
        if (!slots.tryAcquire()) {
            watch.line("waiting for a free build slot…");
            while (!slots.tryAcquire(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
                watch.check();
            }
        }
        return true;
    }

    /** Does something to an app that does not build, while it cannot start to; nothing when it builds. */
    void whileIdle(AppName app, Runnable work) {
        if (busy.add(app)) {
            try {
                work.run();
            } finally {
                busy.remove(app);
            }
        }
    }
}
