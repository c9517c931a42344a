package dev.workflow.sandbox;

import java.util.List;

/**
 * Wraps a tenant's command so that it sees its own files and nothing of the platform's. The strongest mechanism of this
 * machine is used: bubblewrap, else unshare and setpriv, else nothing with a warning (architecture decision 5).
 *
 * <p>An argument list is good for one start: the environment travels in a private file that the start consumes, so that
 * neither the tools of the wall nor the process list ever see it. {@link Spawner} starts such lists.
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

    /**
     * The argument list that runs a command beside a running one: same files, same processes in view.
     *
     * @param pid the running command itself, not its wrapping ({@link Confined#commandPid})
     * @param beside what the running one was started with, with the other command and environment
     */
    List<String> enter(long pid, Confinement beside);

    /** How many processes of the wall stand between the started process and the command. */
    int wallDepth();

    /** Whether writes to a root or a layered mount are possible (and go to the scratch directory). */
    boolean layers();

    /** Whether a root file system of its own is possible. */
    default boolean ownRoot() {
        return strength() != Strength.PLAIN;
    }
}
