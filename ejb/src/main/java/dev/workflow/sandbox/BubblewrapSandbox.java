package dev.workflow.sandbox;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The strongest wall: bubblewrap with its own user, process, mount, ipc and host name spaces, without any rights. The
 * network is shared, because the router reaches the app's port on the loopback address.
 *
 * <p>A server that is root first lays out the files, then becomes the tenant's user, then starts bubblewrap: the command
 * is never a process of root, not even behind a user namespace.
 */
final class BubblewrapSandbox implements Sandbox {

    /** bubblewrap itself, and its first process inside. */
    private static final int WALL = 2;

    private final Optional<Tenant> tenant;
    private final HostFiles host;
    private final EnvironmentFile environment;
    private final boolean layers;

    BubblewrapSandbox(Optional<Tenant> tenant, Path runtime, boolean layers) {
        this.tenant = tenant;
        this.host = new HostFiles(runtime.resolve("accounts"));
        this.environment = new EnvironmentFile(runtime);
        this.layers = layers;
    }

    @Override
    public Strength strength() {
        return Strength.BUBBLEWRAP;
    }

    @Override
    public int wallDepth() {
        return WALL;
    }

    @Override
    public boolean layers() {
        return layers;
    }

    @Override
    public List<String> wrap(Confinement confinement) {
        Path stage = Stage.place(confinement);
        Layout layout = Layout.of(confinement, stage, host, layers);
        List<String> words = new ArrayList<>();
        words.add(environment.asArguments(confinement.environment()).toString());
        if (!confinement.terminal()) {
            words.add(Tool.need("setsid"));
        }
        words.addAll(Privileges.privateMounts(tenant));
        List<String> wall = new ArrayList<>(Privileges.drop(tenant));
        wall.addAll(bubblewrap(confinement, layout));
        words.addAll(Stage.script(stage, tenant, layout.operations(), wall));
        return Script.ENTRY.with(words);
    }

    @Override
    public List<String> enter(long pid, Confinement beside) {
        List<String> words = new ArrayList<>();
        words.add(environment.asLines(beside.environment()).toString());
        words.addAll(Privileges.drop(tenant));
        words.addAll(List.of(Tool.need("nsenter"), "--target", Long.toString(pid)));
        words.addAll(List.of("--user", "--preserve-credentials", "--mount", "--pid", "--ipc", "--uts", "--root"));
        List<String> command = new ArrayList<>(List.of(beside.workingDirectory()));
        command.addAll(beside.command());
        words.addAll(Script.LAUNCH.with(command));
        return Script.ENTRY.with(words);
    }

    private static List<String> bubblewrap(Confinement confinement, Layout layout) {
        List<String> words = new ArrayList<>(List.of(Tool.need("bwrap"), "--args", "9"));
        layout.shown().forEach(shown -> words.addAll(option(shown)));
        words.addAll(List.of("--unshare-user", "--unshare-pid", "--unshare-ipc", "--unshare-uts"));
        words.addAll(List.of("--unshare-cgroup-try", "--hostname", "localhost", "--die-with-parent"));
        String user = Integer.toString(confinement.user());
        words.addAll(List.of("--uid", user, "--gid", user, "--chdir", confinement.workingDirectory()));
        if (!confinement.terminal()) {
            words.add("--new-session");
        }
        words.add("--");
        words.addAll(confinement.command());
        return words;
    }

    /** Not --dev: it makes a second user namespace, which a later exec could not enter. */
    private static List<String> option(Shown shown) {
        return switch (shown.kind()) {
            case READ_ONLY -> List.of("--ro-bind", shown.source(), shown.target());
            case WRITABLE, VOLUME -> List.of("--bind", shown.source(), shown.target());
            case DEVICE -> List.of("--dev-bind", shown.source(), shown.target());
            case LINK -> List.of("--symlink", shown.source(), shown.target());
            case MEMORY -> List.of("--tmpfs", shown.target());
            case PROC -> List.of("--proc", shown.target());
        };
    }
}
