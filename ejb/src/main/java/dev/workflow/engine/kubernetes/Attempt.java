package dev.workflow.engine.kubernetes;

import dev.workflow.app.AppName;
import dev.workflow.engine.Engine.Progress;
import dev.workflow.engine.RolloutFailed;
import dev.workflow.engine.RolloutFailed.Cause;
import dev.workflow.kubernetes.ClusterProblem;
import dev.workflow.process.ProcessType;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Set;
import java.util.concurrent.CancellationException;

/**
 * Does something to an app, and undoes it when it fails or is cancelled. When this server stops in the middle, nothing is
 * undone: another one goes on with it.
 */
final class Attempt {

    private static final Logger LOG = System.getLogger(Attempt.class.getName());

    private final AppName app;
    private final ProcessType about;
    private final Progress progress;

    Attempt(AppName app, Set<ProcessType> types, Progress progress) {
        this.app = app;
        this.about = types.stream().sorted().findFirst().orElse(ProcessType.WEB);
        this.progress = progress;
    }

    interface Work {
        void run() throws RolloutFailed, Place.Taken, VolumeClaims.NoVolume, InterruptedException;
    }

    interface Undo {
        void run() throws InterruptedException;
    }

    void run(Work work, Undo undo) throws RolloutFailed, InterruptedException {
        try {
            work.run();
        } catch (RolloutFailed | CancellationException failure) {
            back(undo);
            throw failure;
        } catch (Place.Taken taken) {
            throw new RolloutFailed(about, Cause.REFUSED, taken.getMessage(), "");
        } catch (VolumeClaims.NoVolume volume) {
            back(undo);
            throw new RolloutFailed(about, Cause.VOLUME, volume.getMessage(), "");
        } catch (ClusterProblem problem) {
            if (Thread.interrupted()) {
                throw new InterruptedException("the server stops");
            }
            back(undo);
            throw failure(problem);
        }
    }

    private void back(Undo undo) throws InterruptedException {
        try {
            undo.run();
        } catch (ClusterProblem problem) {
            LOG.log(Level.WARNING, "{0} was not brought back to what it was: {1}", app, problem.getMessage());
            progress.say("what ran before could not be brought back now: " + problem.getMessage());
        }
    }

    private RolloutFailed failure(ClusterProblem problem) {
        String said = problem.getMessage();
        return switch (problem.kind()) {
            case FORBIDDEN ->
                new RolloutFailed(
                        about,
                        Cause.REFUSED,
                        "The cluster does not let the platform do this: " + said,
                        "Give the platform's account the rights of the chart's role, or ask who runs the cluster.");
            case QUOTA ->
                new RolloutFailed(
                        about,
                        Cause.QUOTA,
                        "The app may not use that much of the cluster: " + said,
                        "Scale down or ask for less with drycc limits:set, or ask for a larger quota.");
            case UNAVAILABLE ->
                new RolloutFailed(
                        about, Cause.TIMEOUT, "The cluster does not answer: " + said, "Deploy again when it does.");
            default ->
                new RolloutFailed(
                        about, Cause.REFUSED, "The cluster refuses this: " + said, "Ask who runs the platform.");
        };
    }
}
