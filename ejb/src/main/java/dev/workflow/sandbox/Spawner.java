package dev.workflow.sandbox;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Starts confined commands, each in a control group of its own where the machine allows it.
 *
 * <p>All start from one thread that lives as long as the server: the kernel's death signal, by which nothing survives
 * the server, fires when the <em>thread</em> that started a process ends.
 */
public final class Spawner implements AutoCloseable {

    private final Sandbox sandbox;
    private final ControlGroups groups;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(task -> {
        Thread spawning = new Thread(task, "sandbox-spawner");
        spawning.setDaemon(true);
        return spawning;
    });

    public Spawner(Sandbox sandbox, ControlGroups groups) {
        this.sandbox = sandbox;
        this.groups = groups;
    }

    public Sandbox sandbox() {
        return sandbox;
    }

    /**
     * Starts the command.
     *
     * @param name of its control group: letters, digits and hyphens, unique while it runs
     * @param oneStream stderr is merged into stdout
     */
    public Confined start(Confinement confinement, String name, boolean oneStream) throws IOException {
        Optional<ControlGroup> group = groups.create(name, confinement.resources());
        List<String> words = new ArrayList<>(entering(group));
        if (confinement.resources().memoryBytes() > 0 && !groups.limitMemory()) {
            words.add(Tool.need("prlimit"));
            words.add("--data=" + confinement.resources().memoryBytes());
        }
        words.addAll(sandbox.wrap(confinement));
        try {
            return new Confined(spawn(builder(words, oneStream)), sandbox.wallDepth(), group);
        } catch (IOException e) {
            group.ifPresent(ControlGroup::remove);
            throw e;
        }
    }

    /**
     * Starts a command beside a running one, under the same limits.
     *
     * @throws IOException also when the running one has ended meanwhile
     */
    public Process startBeside(Confined running, Confinement beside) throws IOException {
        return spawn(builder(besideCommand(running, beside), false));
    }

    /** The argument list of {@link #startBeside}, for callers that start it on a terminal. */
    public List<String> besideCommand(Confined running, Confinement beside) throws IOException {
        long pid = running.commandPid().orElseThrow(() -> new IOException("the process has ended"));
        List<String> words = new ArrayList<>(entering(running.group()));
        words.addAll(sandbox.enter(pid, beside));
        return words;
    }

    /** Runs a start on the long-lived thread. */
    public <P extends Process> P spawn(Callable<P> start) throws IOException {
        try {
            return thread.submit(start).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while starting a process", e);
        } catch (ExecutionException e) {
            throw new IOException("cannot start: " + e.getCause().getMessage(), e.getCause());
        }
    }

    private static List<String> entering(Optional<ControlGroup> group) {
        if (group.isEmpty()) {
            return List.of();
        }
        List<String> arguments = new ArrayList<>(group.get().entrances());
        arguments.add("--");
        return Script.GROUP.with(arguments);
    }

    /** The environment of the wall's tools: nothing of the server's. */
    public static Map<String, String> bareEnvironment() {
        return Map.of("PATH", "/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL", "C.UTF-8");
    }

    private static Callable<Process> builder(List<String> words, boolean oneStream) {
        ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(oneStream);
        builder.directory(new java.io.File("/"));
        builder.environment().clear();
        builder.environment().putAll(bareEnvironment());
        return builder::start;
    }

    @Override
    public void close() {
        thread.shutdown();
    }
}
