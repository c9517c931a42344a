package dev.workflow.builder;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jgit.errors.CorruptObjectException;
import org.eclipse.jgit.lib.AnyObjectId;
import org.eclipse.jgit.lib.ObjectChecker;

/**
 * Checks objects, and bounds the heap that big ones hold while deltas are resolved. JGit keeps every ancestor of a delta
 * chain in memory while some of its children wait, so a small pack of nested deltas could hold any number of big
 * objects. Big arrays are watched until the collector frees them.
 */
final class DeltaBudget extends ObjectChecker {

    private static final int BIG = 1024 * 1024;

    private final long most;
    private final List<Held> held = new ArrayList<>();
    private long heldBytes;

    private record Held(WeakReference<byte[]> content, int length) {}

    /** @param most bytes of big objects alive at once */
    DeltaBudget(long most) {
        this.most = most;
    }

    @Override
    public void check(AnyObjectId id, int type, byte[] content) throws CorruptObjectException {
        if (content.length >= BIG) {
            watch(content);
        }
        super.check(id, type, content);
    }

    private void watch(byte[] content) throws Exceeded {
        held.add(new Held(new WeakReference<>(content), content.length));
        heldBytes += content.length;
        if (heldBytes > most) {
            System.gc();
            forgetFreed();
        }
        if (heldBytes > most) {
            throw new Exceeded();
        }
    }

    private void forgetFreed() {
        held.removeIf(one -> one.content().refersTo(null));
        heldBytes = held.stream().mapToLong(Held::length).sum();
    }

    static final class Exceeded extends CorruptObjectException {
        private static final long serialVersionUID = 1L;

        private Exceeded() {
            super("too many big deltas at once");
        }
    }
}
