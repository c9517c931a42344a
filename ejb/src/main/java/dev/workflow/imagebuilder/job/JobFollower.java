package dev.workflow.imagebuilder.job;

import dev.workflow.imagebuilder.ImageBuilder.BuildFailed;
import dev.workflow.imagebuilder.step.BuildWatch;
import dev.workflow.kubernetes.KubernetesObject;
import dev.workflow.process.ProcessType;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Follows a build's pod, container by container, and takes from their last words which images they stored. */
final class JobFollower {

    private static final Pattern DIGEST = Pattern.compile("sha256:[a-f0-9]{64}");
    private static final long ASK_EVERY_NANOS = Duration.ofSeconds(5).toNanos();

    /** So long the cluster may refuse the pod, because of a quota for example, before that is the answer. */
    private static final int REFUSALS = 12;

    private final BuildJob job;
    private final PodOutput output;
    private final PodTrouble trouble;
    private final Duration limit;
    private final BuildWatch watch;
    private final Patience patience;
    private long asked = System.nanoTime();
    private int refusals;

    JobFollower(BuildJob job, PodOutput output, JobSettings settings, Duration limit, BuildWatch watch) {
        this.job = job;
        this.output = output;
        this.trouble = new PodTrouble(settings);
        this.limit = limit;
        this.watch = watch;
        this.patience = new Patience(watch);
    }

    /** @return the images that were stored; without those whose digest is not known any more */
    Map<ProcessType, String> follow(List<Step> steps) throws BuildFailed, InterruptedException {
        Map<ProcessType, String> digests = new LinkedHashMap<>();
        for (Step step : steps) {
            BuildPod pod = begun(step);
            if (!step.words().isEmpty()) {
                step.words().lines().forEach(watch::line);
            }
            String lastLine = output.follow(pod.name(), step.name());
            KubernetesObject end = ended(step, lastLine);
            step.pushes().ifPresent(type -> digest(end).ifPresent(digest -> digests.put(type, digest)));
        }
        return digests;
    }

    private static Optional<String> digest(KubernetesObject end) {
        Matcher matcher = DIGEST.matcher(end.text("message"));
        return matcher.find() ? Optional.of(matcher.group()) : Optional.empty();
    }

    private BuildPod begun(Step step) throws BuildFailed, InterruptedException {
        while (true) {
            check();
            Optional<BuildPod> pod = job.pod();
            if (pod.filter(one -> one.begun(step.name())).isPresent()) {
                return pod.get();
            }
            if (pod.isPresent()) {
                Optional<BuildFailed> hopeless = trouble.hopeless(pod.get(), step);
                if (hopeless.isPresent()) {
                    throw hopeless.get();
                }
                patience.tell(pod.get(), step);
            } else {
                refused();
            }
            job.await(one -> one.begun(step.name()));
        }
    }

    /** Time is up: what the build waited for all the time says more than that. */
    private void check() throws BuildFailed, InterruptedException {
        watch.check();
        try {
            job.check(limit);
        } catch (BuildFailed over) {
            boolean waited = job.pod().filter(pod -> pod.begun("prepare")).isEmpty()
                    && !patience.told().isEmpty();
            throw waited ? new BuildFailed(over.getMessage() + "; it was " + patience.told(), over.hint()) : over;
        }
    }

    private void refused() throws BuildFailed {
        if (System.nanoTime() - asked < ASK_EVERY_NANOS) {
            return;
        }
        asked = System.nanoTime();
        String why = job.refusal();
        if (why.isEmpty()) {
            return;
        }
        patience.refused(why);
        if (++refusals >= REFUSALS) {
            throw new BuildFailed("the cluster does not take the build: " + why, "Ask the operator of the platform.");
        }
    }

    private KubernetesObject ended(Step step, String lastLine) throws BuildFailed, InterruptedException {
        while (true) {
            check();
            Optional<BuildPod> pod = job.pod();
            if (pod.isEmpty()) {
                throw new BuildFailed("the build's pod was removed from the cluster", "Push again.");
            }
            Optional<KubernetesObject> end = pod.get().ended(step.name());
            if (end.isPresent() && end.get().number("exitCode") == 0) {
                return end.get();
            }
            if (end.isPresent()) {
                reasonOfTheWhole(pod.get());
                throw trouble.ended(job.pod().orElse(pod.get()), step, end.get(), lastLine);
            }
            if (pod.get().failed()) {
                throw trouble.lost(pod.get());
            }
            job.await(one -> one.ended(step.name()).isPresent());
        }
    }

    /** A container that was stopped tells only a signal; who stopped it says why, a moment later. */
    private void reasonOfTheWhole(BuildPod pod) throws BuildFailed, InterruptedException {
        long until = System.nanoTime() + ASK_EVERY_NANOS;
        while (!job.failed() && System.nanoTime() < until) {
            job.await(one -> !one.name().equals(pod.name()));
        }
        check();
    }
}
