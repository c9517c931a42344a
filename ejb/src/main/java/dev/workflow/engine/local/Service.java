package dev.workflow.engine.local;

import dev.workflow.app.AppName;
import dev.workflow.engine.Pod;
import dev.workflow.engine.Usage;
import dev.workflow.process.ProcessType;
import dev.workflow.sandbox.Consumption;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What of an app is in service, coming and leaving, and the one place that tells the router. Every change of a replica
 * or a group ends in {@link #publish}, so that the router always knows exactly the ready ones.
 */
final class Service implements Replica.Watcher {

    private final AppName app;
    private final Machine machine;
    private final Map<ProcessType, Group> groups = new TreeMap<>();
    private final Map<ProcessType, List<InetSocketAddress>> published = new HashMap<>();
    private final Set<Replica> others = new LinkedHashSet<>();
    private final EventLog events;
    private final Jobs jobs;
    private final Signal signal = new Signal();

    Service(AppName app, Machine machine) {
        this.app = app;
        this.machine = machine;
        this.events = new EventLog(machine.clock());
        this.jobs = new Jobs(app, machine, events);
    }

    Signal signal() {
        return signal;
    }

    EventLog events() {
        return events;
    }

    Jobs jobs() {
        return jobs;
    }

    synchronized Optional<Group> group(ProcessType type) {
        return Optional.ofNullable(groups.get(type));
    }

    synchronized List<Group> groups() {
        return groups.values().stream()
                .sorted(Comparator.comparing(Group::started).reversed())
                .toList();
    }

    synchronized Optional<Replica> replica(String pod) {
        return groups.values().stream()
                .flatMap(group -> group.replicas().stream())
                .filter(replica -> replica.name().equals(pod))
                .findFirst();
    }

    /** All there are, newest first; those that are coming and leaving too. */
    List<LocalPod> pods() {
        List<LocalPod> pods = new ArrayList<>(jobs.all());
        synchronized (this) {
            groups.values().forEach(group -> pods.addAll(group.replicas()));
            pods.addAll(others);
        }
        pods.sort(
                Comparator.comparing((LocalPod pod) -> pod.snapshot().started()).reversed());
        return pods;
    }

    /** What those that run use. */
    List<Usage> usage() {
        List<Usage> usage = new ArrayList<>();
        for (LocalPod pod : pods()) {
            pod.running().ifPresent(running -> {
                Pod shown = pod.snapshot();
                Consumption now = running.confined().consumption();
                usage.add(new Usage(
                        pod.name(),
                        shown.type(),
                        shown.ready(),
                        shown.restarts(),
                        now.cpuSeconds(),
                        now.memoryBytes()));
            });
        }
        return usage;
    }

    synchronized void coming(Replica replica) {
        others.add(replica);
    }

    /** Puts a group into service in place of what was there; whoever is not in it any more leaves. */
    synchronized void put(Group group) {
        Group before = groups.put(group.type(), group);
        others.removeAll(group.replicas());
        publish();
        if (before != null) {
            leave(before.replicas().stream()
                    .filter(replica -> !group.replicas().contains(replica))
                    .toList());
        }
    }

    /** Stops replicas gracefully; they are listed until they are gone. */
    synchronized void leave(Collection<Replica> leaving) {
        others.addAll(leaving);
        for (Replica replica : leaving) {
            replica.stop().thenRun(() -> left(replica));
        }
    }

    private synchronized void left(Replica replica) {
        others.remove(replica);
        signal.fire();
    }

    synchronized void dropAllBut(Set<ProcessType> named) {
        List<ProcessType> dropped =
                groups.keySet().stream().filter(type -> !named.contains(type)).toList();
        for (ProcessType type : dropped) {
            Group group = groups.remove(type);
            publish();
            leave(group.replicas());
        }
    }

    private synchronized void publish() {
        Set<ProcessType> types = new LinkedHashSet<>(published.keySet());
        types.addAll(groups.keySet());
        for (ProcessType type : types) {
            List<InetSocketAddress> now = group(type).map(Group::ready).orElse(List.of());
            boolean routed = published.containsKey(type) || !now.isEmpty();
            if (routed && !now.equals(published.get(type))) {
                published.put(type, now);
                machine.routes().endpoints(app, type, now);
            }
        }
    }

    @Override
    public void changed() {
        publish();
        signal.fire();
    }

    @Override
    public void happened(String subject, String reason, String message) {
        events.add(subject, reason, message);
    }
}
