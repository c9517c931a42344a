package dev.workflow.sandbox;

import dev.workflow.process.Resources;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Where this server may make control groups: version 1 hierarchies, version 2, or nowhere. Groups hang below the
 * server's own, in one directory an instance, so that whoever limits the server limits its apps too.
 */
public final class ControlGroups {

    private static final Logger LOG = System.getLogger(ControlGroups.class.getName());
    private static final Path MOUNT = Path.of("/sys/fs/cgroup");

    private final List<Path> parents;
    private final Set<String> held;

    private ControlGroups(List<Path> parents, Set<String> held) {
        this.parents = parents;
        this.held = held;
    }

    /** No groups: limits are left to {@code prlimit}. */
    public static ControlGroups none() {
        return new ControlGroups(List.of(), Set.of());
    }

    /** What this machine allows, said once in the log. */
    public static ControlGroups detect() {
        String instance = "workflow-" + ProcessHandle.current().pid();
        List<Path> parents = new ArrayList<>();
        Set<String> held = new TreeSet<>();
        for (OwnGroup own : OwnGroup.all(MOUNT)) {
            own.claim(instance).ifPresent(parent -> {
                parents.add(parent);
                held.addAll(own.controllers());
            });
        }
        ControlGroups groups = new ControlGroups(List.copyOf(parents), held);
        LOG.log(Level.INFO, groups.describe());
        return groups;
    }

    /** One sentence: which limits hold. */
    public String describe() {
        if (held.contains("memory") && held.contains("cpu")) {
            return "Limits of memory and cpu hold through control groups";
        }
        if (held.contains("memory")) {
            return "Limits of memory hold through control groups, limits of cpu do not hold here";
        }
        return "Control groups are not writable for this server: memory limits hold for each process by itself,"
                + " limits of cpu do not hold";
    }

    boolean limitMemory() {
        return held.contains("memory");
    }

    /** A new group, or empty where there can be none. */
    Optional<ControlGroup> create(String name, Resources limits) throws IOException {
        return parents.isEmpty() ? Optional.empty() : Optional.of(ControlGroup.create(parents, name, limits));
    }

    /** Kills and removes what an earlier instance that is gone left. */
    public static void sweep() {
        for (OwnGroup own : OwnGroup.all(MOUNT)) {
            try (Stream<Path> children = Files.list(own.directory())) {
                children.filter(ControlGroups::abandoned).forEach(ControlGroups::removeAll);
            } catch (IOException unreadable) {
                LOG.log(Level.DEBUG, "cannot list control groups", unreadable);
            }
        }
    }

    private static boolean abandoned(Path group) {
        String name = group.getFileName().toString();
        return name.matches("workflow-[0-9]{1,18}")
                && ProcessHandle.of(Long.parseLong(name.substring("workflow-".length())))
                        .isEmpty();
    }

    private static void removeAll(Path group) {
        try (Stream<Path> children = Files.list(group)) {
            children.filter(Files::isDirectory).forEach(ControlGroups::empty);
        } catch (IOException gone) {
            LOG.log(Level.DEBUG, "control group is gone", gone);
        }
        group.toFile().delete();
    }

    private static void empty(Path group) {
        ControlGroup left = ControlGroup.existing(group);
        left.processes().forEach(pid -> ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly));
        left.remove();
    }
}
