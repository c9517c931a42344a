package dev.workflow.imagebuilder.job;

import dev.workflow.imagebuilder.step.BuildWatch;

/** Tells the person who pushes what the build waits for, once for each thing. */
final class Patience {

    private final BuildWatch watch;
    private String told = "";

    Patience(BuildWatch watch) {
        this.watch = watch;
    }

    void tell(BuildPod pod, Step step) {
        if (!pod.unscheduled().isEmpty()) {
            say("waiting for a machine: " + pod.unscheduled());
        } else if (pod.waiting(step.name()).equals("ErrImagePull")) {
            say("waiting for the image " + step.image() + ": " + pod.waitingMessage(step.name()));
        } else if (pod.waiting(step.name()).equals("ContainerCreating")) {
            say("waiting for the image " + step.image() + "…");
        }
    }

    void refused(String why) {
        say("waiting for the cluster to take the build: " + why);
    }

    /** What it waited for last; empty when for nothing that is worth a word. */
    String told() {
        return told;
    }

    private void say(String line) {
        if (!line.equals(told)) {
            told = line;
            watch.line(line);
        }
    }
}
