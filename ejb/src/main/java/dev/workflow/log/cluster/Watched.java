package dev.workflow.log.cluster;

import dev.workflow.kubernetes.KubernetesObject;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** The pod of a container that is followed, as it is now, and the pauses between connections, which a change shortens. */
final class Watched {

    private final Collecting settings;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private KubernetesObject pod;
    private boolean gone;
    private boolean news;
    private Optional<InputStream> reading = Optional.empty();
    private long pause;

    Watched(KubernetesObject pod, Collecting settings) {
        this.pod = pod;
        this.settings = settings;
        this.pause = settings.firstPause().toMillis();
    }

    void changed(KubernetesObject now) {
        lock.lock();
        try {
            pod = now;
            news = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    void gone() {
        lock.lock();
        try {
            gone = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Empty when it is gone. */
    Optional<KubernetesObject> pod() {
        lock.lock();
        try {
            return gone ? Optional.empty() : Optional.of(pod);
        } finally {
            lock.unlock();
        }
    }

    /** Something was read: the next pause is short again. */
    void worked() {
        pause = settings.firstPause().toMillis();
    }

    /** Waits before the next look; less when the pod changes meanwhile, but never not at all. */
    void pause() throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(pause);
        lock.lockInterruptibly();
        try {
            long left = end - System.nanoTime();
            while (left > 0 && !gone && !news) {
                left = changed.awaitNanos(left);
            }
            news = false;
        } finally {
            lock.unlock();
        }
        pause = Math.min(settings.longestPause().toMillis(), 2 * pause);
    }

    void reading(Optional<InputStream> in) {
        lock.lock();
        try {
            reading = in;
        } finally {
            lock.unlock();
        }
    }

    /** Ends what is being read, if anything still is. */
    void cut() {
        Optional<InputStream> in;
        lock.lock();
        try {
            in = reading;
        } finally {
            lock.unlock();
        }
        try {
            if (in.isPresent()) {
                in.get().close();
            }
        } catch (IOException closed) {
            System.getLogger(Watched.class.getName())
                    .log(System.Logger.Level.DEBUG, "a log did not close well", closed);
        }
    }
}
