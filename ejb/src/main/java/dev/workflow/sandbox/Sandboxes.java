package dev.workflow.sandbox;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds out by trying which wall this machine allows, strongest first, and says so once. */
public final class Sandboxes {

    private static final Logger LOG = System.getLogger(Sandboxes.class.getName());

    private final Path runtime;
    private final Optional<Tenant> tenant;

    /**
     * @param runtime a directory only the server can enter, for files of a moment; outside /mnt, /media and /srv if
     *     there is a choice
     * @param wanted whom commands run as when the server is root
     */
    public Sandboxes(Path runtime, Tenant wanted) {
        this.runtime = runtime.toAbsolutePath();
        this.tenant = Tenant.whenRoot(wanted);
    }

    /** The strongest that works here. */
    public Sandbox detect() {
        return detect(EnumSet.allOf(Sandbox.Strength.class));
    }

    /** The strongest of the allowed ones that works here. */
    public Sandbox detect(Set<Sandbox.Strength> allowed) {
        for (Sandbox candidate : candidates(allowed)) {
            if (works(candidate)) {
                LOG.log(Level.INFO, "Apps run behind {0}", words(candidate.strength()));
                return candidate;
            }
        }
        LOG.log(
                Level.WARNING,
                "Apps run without walls between them: this machine allows no namespaces."
                        + " Install bubblewrap and allow user namespaces, or run trusted apps only.");
        return new PlainSandbox(tenant, runtime);
    }

    /** Whom commands run as when the server is root; such a server gives them the files they may write. */
    public Optional<Tenant> tenant() {
        return tenant;
    }

    private List<Sandbox> candidates(Set<Sandbox.Strength> allowed) {
        List<Sandbox> candidates = new ArrayList<>();
        for (boolean layers : new boolean[] {true, false}) {
            if (allowed.contains(Sandbox.Strength.BUBBLEWRAP)
                    && Tool.find("bwrap").isPresent()) {
                candidates.add(new BubblewrapSandbox(tenant, runtime, layers));
            }
        }
        for (boolean layers : new boolean[] {true, false}) {
            if (allowed.contains(Sandbox.Strength.NAMESPACES)) {
                candidates.add(new NamespaceSandbox(tenant, runtime, layers));
            }
        }
        return candidates;
    }

    private static String words(Sandbox.Strength strength) {
        return switch (strength) {
            case BUBBLEWRAP -> "bubblewrap";
            case NAMESPACES -> "namespaces of their own (unshare and setpriv)";
            case PLAIN -> "nothing";
        };
    }

    /** A confined command writes through a layer, and the source stays as it was. */
    private boolean works(Sandbox candidate) {
        Path trial = null;
        try {
            Files.createDirectories(runtime);
            trial = Files.createTempDirectory(runtime, "trial");
            return Trial.passes(candidate, trial, tenant);
        } catch (IOException | IllegalStateException unusable) {
            LOG.log(Level.DEBUG, "no " + candidate.strength(), unusable);
            return false;
        } finally {
            Scratch.remove(trial);
        }
    }
}
