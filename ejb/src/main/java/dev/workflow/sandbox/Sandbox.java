package dev.workflow.sandbox;

import java.util.List;

/**
 * Wraps a tenant's command so that it sees its own files and nothing of the platform's. The strongest mechanism of this
 * machine is used: bubblewrap, else unshare and setpriv, else nothing with a warning (architecture decision 5).
 */
public interface Sandbox {

    /** What this machine's walls are made of. */
    enum Strength {
        BUBBLEWRAP,
        NAMESPACES,
        PLAIN
    }

    Strength strength();

    /** The argument list that runs the confined command; never a shell string made from input. */
    List<String> wrap(Confinement confinement);
}
