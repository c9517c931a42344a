package dev.workflow.engine.local;

import dev.workflow.app.AppName;
import dev.workflow.engine.AppSpec;
import dev.workflow.engine.Engine.Progress;
import dev.workflow.engine.RolloutFailed;
import dev.workflow.process.ProcessType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/** One app on this machine. Rollouts follow one another; everything else may be asked at any time. */
final class LocalApp {

    private static final long ROLLOUT_ENDS_SECONDS = 3;

    private final AppName name;
    private final Machine machine;
    private final Service service;
    private final ReentrantLock rollouts = new ReentrantLock();
    private volatile boolean destroyed;

    LocalApp(AppName name, Machine machine) {
        this.name = name;
        this.machine = machine;
        this.service = new Service(name, machine);
    }

    Service service() {
        return service;
    }

    void apply(AppSpec wanted, Set<ProcessType> scope, Progress progress) throws RolloutFailed, InterruptedException {
        rollouts.lockInterruptibly();
        try {
            List<AppSpec.Process> scoped = wanted.processes().stream()
                    .filter(process -> scope.contains(process.type()))
                    .toList();
            Changes changes = new Changes(name, machine, service);
            roll(changes, stoppable(progress), () -> {
                for (AppSpec.Process process : scoped) {
                    changes.bring(process, wanted.release(), wanted.deployTimeout());
                }
            });
            Set<ProcessType> named = Set.copyOf(
                    wanted.processes().stream().map(AppSpec.Process::type).toList());
            service.dropAllBut(named);
        } finally {
            rollouts.unlock();
        }
    }

    void restart(Set<ProcessType> types, Progress progress) throws RolloutFailed, InterruptedException {
        rollouts.lockInterruptibly();
        try {
            for (Group group : service.groups()) {
                for (Replica old : types.contains(group.type()) ? group.replicas() : List.<Replica>of()) {
                    Changes changes = new Changes(name, machine, service);
                    roll(changes, stoppable(progress), () -> changes.replace(group.type(), old));
                }
            }
        } finally {
            rollouts.unlock();
        }
    }

    private interface Preparation {
        void run() throws RolloutFailed;
    }

    /** All or nothing: either every change is in service, or nothing of it is left. */
    private void roll(Changes changes, Progress progress, Preparation preparation)
            throws RolloutFailed, InterruptedException {
        try {
            preparation.run();
            new Rollout(service.signal(), progress).await(changes.fresh(), changes.timeout());
            changes.commit();
        } catch (RolloutFailed | RuntimeException | InterruptedException | Error e) {
            changes.undo();
            throw e;
        }
    }

    /** The app's end cancels a rollout that is still going on. */
    private Progress stoppable(Progress progress) {
        return new Progress() {
            @Override
            public void say(String line) {
                progress.say(line);
            }

            @Override
            public boolean cancelled() {
                return destroyed || progress.cancelled();
            }
        };
    }

    /** Replacements start at once and the named ones stop, as when a pod is deleted in a cluster. */
    void deletePods(Collection<String> pods) throws InterruptedException {
        rollouts.lockInterruptibly();
        try {
            for (String pod : pods) {
                Optional<Replica> replica = service.replica(pod);
                if (replica.isPresent()) {
                    Changes changes = new Changes(name, machine, service);
                    changes.replace(replica.get().spec().type(), replica.get());
                    changes.commit();
                } else {
                    service.jobs().stop(pod);
                }
            }
        } catch (RolloutFailed image) {
            service.events().add(name.value(), "Failed", image.getMessage());
        } finally {
            rollouts.unlock();
        }
    }

    /**
     * Ends the app. A rollout that is going on is cancelled; one that still pulls an image is not waited for, it undoes
     * itself later.
     *
     * @return everything that is now stopping
     */
    List<LocalPod> destroy() {
        destroyed = true;
        boolean alone = false;
        try {
            alone = rollouts.tryLock(ROLLOUT_ENDS_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        try {
            service.dropAllBut(Set.of());
            service.jobs().stopAll();
            return new ArrayList<>(service.pods());
        } finally {
            if (alone) {
                rollouts.unlock();
            }
        }
    }

    boolean destroyed() {
        return destroyed;
    }
}
