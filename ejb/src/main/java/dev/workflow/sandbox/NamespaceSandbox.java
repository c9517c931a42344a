package dev.workflow.sandbox;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The wall of machines without bubblewrap: the same namespaces by util-linux, a root built in memory and pivoted into.
 * The tenant's user when the server is root; else root of a user namespace without capabilities.
 */
final class NamespaceSandbox implements Sandbox {

    /** unshare, and the first process inside. */
    private static final int WALL = 2;

    /** Where a root of its own hangs below the built one, which holds the tools until the command starts. */
    private static final String OWN_ROOT = "/app-root";

    private static final String BUILT = "built";

    private final Optional<Tenant> tenant;
    private final HostFiles host;
    private final EnvironmentFile environment;
    private final boolean layers;

    NamespaceSandbox(Optional<Tenant> tenant, Path runtime, boolean layers) {
        this.tenant = tenant;
        this.host = new HostFiles(runtime.resolve("accounts"));
        this.environment = new EnvironmentFile(runtime);
        this.layers = layers;
    }

    @Override
    public Strength strength() {
        return Strength.NAMESPACES;
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
        List<String> words = new ArrayList<>();
        words.add(environment.asLines(confinement.environment()).toString());
        words.addAll(namespaces(confinement));
        List<String> inside = new ArrayList<>(dropInto(confinement));
        inside.addAll(launch(confinement));
        words.addAll(Script.INIT.with(Stage.script(stage, tenant, operations(confinement, stage), inside)));
        return Script.ENTRY.with(words);
    }

    /** The death signal is set after the user namespace is made: making one clears it. */
    private List<String> namespaces(Confinement confinement) {
        String unshare = Tool.need("unshare");
        List<String> words = new ArrayList<>();
        if (!confinement.terminal()) {
            words.add(Tool.need("setsid"));
        }
        if (tenant.isEmpty()) {
            words.addAll(List.of(unshare, "--user", "--map-root-user"));
        }
        words.addAll(List.of(Tool.need("setpriv"), "--pdeathsig", "KILL"));
        words.addAll(List.of(unshare, "--mount", "--propagation", "private", "--pid", "--ipc", "--uts"));
        words.addAll(List.of("--fork", "--kill-child=KILL"));
        return words;
    }

    private List<String> operations(Confinement confinement, Path stage) {
        Layout layout = Layout.of(confinement, stage, host, layers);
        List<String> operations = new ArrayList<>(layout.operations());
        operations.addAll(List.of("tmp", "mode=755,size=1m", BUILT));
        String prefix = BUILT;
        if (confinement.root().isPresent()) {
            host.programs().forEach(shown -> operations.addAll(operation(shown, BUILT)));
            operations.addAll(operation(new Shown(Shown.Kind.PROC, "", "/proc"), BUILT));
            operations.addAll(operation(new Shown(Shown.Kind.DEVICE, "/dev/null", "/dev/null"), BUILT));
            prefix = BUILT + OWN_ROOT;
        }
        for (Shown shown : layout.shown()) {
            operations.addAll(operation(shown, prefix));
        }
        operations.addAll(List.of("pivot", "", BUILT));
        return operations;
    }

    private static List<String> operation(Shown shown, String prefix) {
        String target = "/".equals(shown.target()) ? prefix : prefix + shown.target();
        return switch (shown.kind()) {
            case READ_ONLY -> List.of("ro", shown.source(), target);
            case WRITABLE, DEVICE -> List.of("bind", shown.source(), target);
            case VOLUME -> List.of("volume", shown.source(), target);
            case LINK -> List.of("link", shown.source(), target);
            case MEMORY -> List.of("tmp", "mode=755", target);
            case PROC -> List.of("proc", "", target);
        };
    }

    /** Gives up the rights on the way into the final root. */
    private List<String> dropInto(Confinement confinement) {
        boolean ownRoot = confinement.root().isPresent();
        if (tenant.isPresent() && !ownRoot) {
            return Privileges.drop(tenant);
        }
        List<String> words = new ArrayList<>(List.of(Tool.need("setpriv"), "--no-new-privs"));
        if (tenant.isEmpty()) {
            words.addAll(List.of("--inh-caps=-all", "--bounding-set=" + (ownRoot ? "-all,+sys_chroot" : "-all")));
        }
        if (ownRoot) {
            words.add(Tool.need("chroot"));
            tenant.ifPresent(user -> words.addAll(List.of("--userspec=" + user.owner(), "--groups=")));
            words.add(OWN_ROOT);
        }
        return words;
    }

    @Override
    public List<String> enter(long pid, Confinement beside) {
        List<String> words = new ArrayList<>();
        words.add(environment.asLines(beside.environment()).toString());
        words.addAll(List.of(Tool.need("setpriv"), "--no-new-privs"));
        words.addAll(List.of(Tool.need("nsenter"), "--target", Long.toString(pid)));
        words.addAll(List.of("--mount", "--pid", "--ipc", "--uts", "--root"));
        tenant.ifPresentOrElse(
                user -> words.addAll(List.of("--setuid=" + user.uid(), "--setgid=" + user.gid())),
                () -> words.addAll(List.of("--user", "--preserve-credentials")));
        if (tenant.isEmpty() && beside.root().isEmpty()) {
            words.addAll(List.of(Tool.need("setpriv"), "--inh-caps=-all", "--bounding-set=-all"));
        }
        words.addAll(launch(beside));
        return Script.ENTRY.with(words);
    }

    private static List<String> launch(Confinement confinement) {
        List<String> words = new ArrayList<>(List.of(confinement.workingDirectory()));
        words.addAll(confinement.command());
        return Script.LAUNCH.with(words);
    }
}
