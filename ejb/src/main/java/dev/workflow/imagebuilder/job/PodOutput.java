package dev.workflow.imagebuilder.job;

import dev.workflow.imagebuilder.ImageBuilder.BuildFailed;
import dev.workflow.imagebuilder.step.BuildWatch;
import dev.workflow.imagebuilder.step.StreamedLines;
import dev.workflow.kubernetes.Cluster;
import dev.workflow.kubernetes.Cluster.LogRequest;
import dev.workflow.kubernetes.ClusterProblem;
import java.util.Optional;

/** Shows what a build's containers print while they print it; each line once, also when the connection is lost meanwhile. */
final class PodOutput {

    private static final long POLL_MILLIS = 200;

    /** A node can be asked in vain for some time while its machine is busy. */
    private static final int ATTEMPTS = 20;

    private final Cluster cluster;
    private final BuildJob job;
    private final BuildWatch watch;

    PodOutput(Cluster cluster, BuildJob job, BuildWatch watch) {
        this.cluster = cluster;
        this.job = job;
        this.watch = watch;
    }

    /** Returns when the container has ended or its pod is gone; the last line that says something. */
    String follow(String pod, String container) throws BuildFailed, InterruptedException {
        Shown shown = new Shown();
        int failures = 0;
        boolean ended = false;
        while (!ended && failures < ATTEMPTS) {
            // Asked before reading: what is printed until the end is then still read.
            ended = over(container);
            try {
                read(pod, container, shown);
            } catch (ClusterProblem unreadable) {
                failures++;
                ended &= failures > 2;
                job.await(one -> false);
            }
            watch.check();
        }
        if (failures >= ATTEMPTS) {
            watch.line("what the build prints cannot be read from its node; it goes on");
        }
        return shown.last;
    }

    private boolean over(String container) {
        Optional<BuildPod> pod = job.pod();
        return pod.isEmpty()
                || pod.get().ended(container).isPresent()
                || pod.get().failed();
    }

    private void read(String pod, String container, Shown shown) throws BuildFailed, InterruptedException {
        int number = 0;
        try (StreamedLines lines = new StreamedLines(
                cluster.log(job.namespace(), pod, new LogRequest(container, -1, true, false, false)),
                "build-log-" + pod)) {
            while (!lines.ended()) {
                Optional<String> line = lines.poll(POLL_MILLIS);
                watch.check();
                if (line.isPresent() && number++ >= shown.lines) {
                    shown.line(line.get(), watch);
                }
            }
        }
    }

    private static final class Shown {
        private int lines;
        private String last = "";

        void line(String line, BuildWatch watch) {
            lines++;
            last = line.isBlank() ? last : line.strip();
            watch.line(line);
        }
    }
}
