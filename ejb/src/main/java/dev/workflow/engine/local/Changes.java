package dev.workflow.engine.local;

import dev.workflow.app.AppName;
import dev.workflow.engine.AppSpec;
import dev.workflow.engine.RolloutFailed;
import dev.workflow.engine.RolloutFailed.Cause;
import dev.workflow.image.ImageTrouble;
import dev.workflow.image.UnpackedImage;
import dev.workflow.process.ProcessType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The changes of one rollout: fresh replicas are started, and either all go into service or all are taken away. */
final class Changes {

    private final AppName app;
    private final Machine machine;
    private final Service service;
    private final List<Replica> fresh = new ArrayList<>();
    private final List<Group> after = new ArrayList<>();
    private Duration timeout = Duration.ZERO;

    Changes(AppName app, Machine machine, Service service) {
        this.app = app;
        this.machine = machine;
        this.service = service;
    }

    /** Plans and starts what brings a process type to the wanted release and number. */
    void bring(AppSpec.Process wanted, int release, Duration patience) throws RolloutFailed {
        Optional<Group> before = service.group(wanted.type());
        boolean same = before.isPresent() && before.get().runs(wanted, release);
        List<Replica> kept = same ? best(before.get().replicas(), wanted.replicas()) : List.of();
        List<Replica> all = new ArrayList<>(kept);
        for (int i = kept.size(); i < wanted.replicas(); i++) {
            all.add(start(wanted, release));
        }
        timeout = timeout.compareTo(patience) < 0 ? patience : timeout;
        after.add(new Group(
                wanted,
                release,
                patience,
                all,
                same ? before.get().started() : machine.clock().instant()));
    }

    /** Starts a copy of a replica in its place. */
    void replace(ProcessType type, Replica old) throws RolloutFailed {
        Group group = service.group(type).orElseThrow();
        if (!group.replicas().contains(old)) {
            return;
        }
        List<Replica> all = new ArrayList<>(group.replicas());
        all.set(all.indexOf(old), start(group.spec(), group.release()));
        timeout = group.timeout();
        after.add(group.with(all));
    }

    /** The ready ones first, then the oldest. */
    private static List<Replica> best(List<Replica> replicas, int count) {
        return replicas.stream()
                .sorted(Comparator.comparing((Replica replica) -> !replica.ready())
                        .thenComparing(replica -> replica.state().created()))
                .limit(count)
                .toList();
    }

    private Replica start(AppSpec.Process spec, int release) throws RolloutFailed {
        refuseVolumes(spec);
        Replica replica = new Replica(machine, app, release, spec, image(spec), service);
        fresh.add(replica);
        service.coming(replica);
        return replica.begin();
    }

    private void refuseVolumes(AppSpec.Process spec) throws RolloutFailed {
        Optional<String> refusal = machine.volumes().refusal(spec.volumes());
        if (refusal.isPresent()) {
            service.events().add(spec.type().value(), "Failed", refusal.get());
            throw new RolloutFailed(
                    spec.type(),
                    Cause.VOLUME,
                    refusal.get(),
                    "Unmount the volume from " + spec.type() + " with: drycc volumes:unmount");
        }
    }

    private UnpackedImage image(AppSpec.Process spec) throws RolloutFailed {
        try {
            UnpackedImage image = machine.images().acquire(spec.image());
            if (!image.config().overHostRoot() && !machine.spawner().sandbox().ownRoot()) {
                image.close();
                throw new ImageTrouble("This machine cannot run image " + spec.image()
                        + " on a root file system of its own: it allows no namespaces");
            }
            return image;
        } catch (ImageTrouble trouble) {
            service.events().add(spec.type().value(), "Failed", trouble.getMessage());
            throw new RolloutFailed(
                    spec.type(),
                    Cause.IMAGE,
                    trouble.getMessage(),
                    "Check the image and the registry, then deploy again.");
        }
    }

    List<Replica> fresh() {
        return fresh;
    }

    Duration timeout() {
        return timeout;
    }

    void commit() {
        after.forEach(service::put);
    }

    void undo() {
        service.leave(fresh);
    }
}
