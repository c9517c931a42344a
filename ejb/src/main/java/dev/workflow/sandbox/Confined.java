package dev.workflow.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A running confined command with everything it started. */
public final class Confined {

    /** Waits for the last processes of a command to go; never more threads than commands that are ending. */
    private static final Executor REAPERS = Executors.newCachedThreadPool(task -> {
        Thread reaper = new Thread(task, "sandbox-reaper");
        reaper.setDaemon(true);
        return reaper;
    });

    private final Process process;
    private final int wallDepth;
    private final Optional<ControlGroup> group;
    private final CompletableFuture<Integer> ended;
    private volatile boolean outOfMemory;

    Confined(Process process, int wallDepth, Optional<ControlGroup> group) {
        this.process = process;
        this.wallDepth = wallDepth;
        this.group = group;
        this.ended = process.onExit()
                .thenApplyAsync(
                        over -> {
                            outOfMemory = group.map(ControlGroup::outOfMemory).orElse(false);
                            killRest();
                            return over.exitValue();
                        },
                        REAPERS);
    }

    /** The outermost process: its streams are the command's. */
    public Process process() {
        return process;
    }

    /** The exit status, or 128 + signal, once nothing of the command runs any more. */
    public CompletableFuture<Integer> ended() {
        return ended;
    }

    /** Whether the kernel killed a part of it for reaching the memory limit. */
    public boolean outOfMemory() {
        return outOfMemory || group.map(ControlGroup::outOfMemory).orElse(false);
    }

    /** The command itself, inside the wall; empty before it has begun and after its end. */
    public Optional<Long> commandPid() {
        Optional<ProcessHandle> handle = Optional.of(process.toHandle()).filter(ProcessHandle::isAlive);
        for (int i = 0; i < wallDepth; i++) {
            handle = handle.flatMap(Confined::oldestChild);
        }
        return handle.map(ProcessHandle::pid).filter(pid -> wallDepth == 0 || behindTheWall(pid));
    }

    /** While its wall is being built, the command's process still sees the root of this machine. */
    private static boolean behindTheWall(long pid) {
        try {
            return !Files.isSameFile(Path.of("/proc", Long.toString(pid), "root"), Path.of("/"));
        } catch (IOException gone) {
            return false;
        }
    }

    /** Orphans that the wall adopted are younger than the command. */
    private static Optional<ProcessHandle> oldestChild(ProcessHandle parent) {
        return parent.children()
                .min(Comparator.comparing((ProcessHandle child) ->
                                child.info().startInstant().orElseThrow())
                        .thenComparing(ProcessHandle::pid));
    }

    /** Asks the command to stop (SIGTERM). */
    public void terminate() {
        commandPid().flatMap(ProcessHandle::of).ifPresentOrElse(ProcessHandle::destroy, this::kill);
    }

    /** Kills the command and everything it started. */
    public void kill() {
        List<ProcessHandle> below = process.descendants().toList();
        process.destroyForcibly();
        if (wallDepth == 0) {
            below.forEach(ProcessHandle::destroyForcibly);
        }
    }

    /** All processes of it that this machine knows of, walls included. */
    public Set<Long> processes() {
        Set<Long> pids = Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .map(ProcessHandle::pid)
                .collect(Collectors.toCollection(HashSet::new));
        group.ifPresent(limits -> pids.addAll(limits.processes()));
        return pids;
    }

    /** What it uses now: as its control group counts, else as its processes do. */
    public Consumption consumption() {
        Consumption counted = group.map(ControlGroup::consumption).orElse(Consumption.UNKNOWN);
        return counted.isWhole() ? counted : counted.or(Consumption.of(processes()));
    }

    Optional<ControlGroup> group() {
        return group;
    }

    /** Behind a wall the kernel has killed the rest already; without one, group and session tell what is left. */
    private void killRest() {
        for (int round = 0; round < 50; round++) {
            Set<Long> left = new HashSet<>(group.map(ControlGroup::processes).orElse(List.of()));
            if (wallDepth == 0) {
                left.addAll(Sessions.members(process.pid()));
            }
            left.forEach(pid -> ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly));
            if (left.isEmpty() && group.map(ControlGroup::remove).orElse(true)) {
                return;
            }
            java.util.concurrent.locks.LockSupport.parkNanos(10_000_000L);
        }
    }
}
