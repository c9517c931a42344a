package dev.workflow.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * No wall: a machine that forbids namespaces. The command still gets only its own environment, no further rights, and
 * the tenant's user when the server is root. Nothing can be mounted, so words that start with the place of a mount are
 * turned into the place of its source.
 */
final class PlainSandbox implements Sandbox {

    private final Optional<Tenant> tenant;
    private final EnvironmentFile environment;

    PlainSandbox(Optional<Tenant> tenant, Path runtime) {
        this.tenant = tenant;
        this.environment = new EnvironmentFile(runtime);
    }

    @Override
    public Strength strength() {
        return Strength.PLAIN;
    }

    @Override
    public int wallDepth() {
        return 0;
    }

    @Override
    public boolean layers() {
        return false;
    }

    @Override
    public List<String> wrap(Confinement confinement) {
        if (confinement.root().isPresent()) {
            throw new IllegalArgumentException("this machine allows no root file system of its own");
        }
        tenant.ifPresent(user -> give(user, confinement));
        List<String> words = new ArrayList<>();
        words.add(environment.asLines(variables(confinement)).toString());
        if (!confinement.terminal()) {
            words.add(Tool.need("setsid"));
        }
        words.addAll(Privileges.drop(tenant));
        words.addAll(List.of("--pdeathsig", "KILL"));
        List<String> command = new ArrayList<>(List.of(place(confinement, confinement.workingDirectory())));
        confinement.command().forEach(word -> command.add(place(confinement, word)));
        words.addAll(Script.LAUNCH.with(command));
        return Script.ENTRY.with(words);
    }

    @Override
    public List<String> enter(long pid, Confinement beside) {
        return wrap(beside);
    }

    /** The tenant must also be able to go there: the directories above have to be open to all. */
    private static void give(Tenant user, Confinement confinement) {
        try {
            if (confinement.scratch().isPresent()) {
                user.ownAll(confinement.scratch().get());
            }
            for (Confinement.Mount mount : confinement.mounts()) {
                if (mount.writable()) {
                    user.ownAll(mount.source());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> variables(Confinement confinement) {
        Map<String, String> variables = new HashMap<>(confinement.environment());
        variables.replaceAll(
                (name, value) -> name.endsWith("PATH") ? placeEach(confinement, value) : place(confinement, value));
        confinement.scratch().ifPresent(scratch -> {
            variables.computeIfPresent(
                    "HOME", (name, home) -> Confinement.HOME.equals(home) ? scratch.toString() : home);
            variables.putIfAbsent("TMPDIR", scratch.toString());
        });
        return variables;
    }

    private static String placeEach(Confinement confinement, String list) {
        List<String> places = new ArrayList<>();
        for (String entry : list.split(":", -1)) {
            places.add(place(confinement, entry));
        }
        return String.join(":", places);
    }

    private static String place(Confinement confinement, String word) {
        for (Confinement.Mount mount : confinement.mounts()) {
            if (word.equals(mount.target()) || word.startsWith(mount.target() + "/")) {
                return mount.source() + word.substring(mount.target().length());
            }
        }
        return word;
    }
}
