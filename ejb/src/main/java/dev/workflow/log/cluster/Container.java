package dev.workflow.log.cluster;

import dev.workflow.app.AppName;
import dev.workflow.kubernetes.KubernetesObject;
import dev.workflow.process.ProcessType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A container of a pod of an app. */
record Container(AppName app, String pod, String uid, String name, String source) {

    /** Those of the pod; none when it is not a pod that an app's processes run in. */
    static List<Container> of(KubernetesObject pod) {
        Optional<AppName> app =
                AppName.parse(pod.label("app")).filter(name -> name.value().equals(pod.namespace()));
        Optional<ProcessType> type = ProcessType.parse(pod.label("type"));
        if (app.isEmpty() || type.isEmpty() || !pod.label("version").matches("v\\d{1,9}")) {
            return List.of();
        }
        List<Container> containers = new ArrayList<>();
        for (KubernetesObject container : pod.part("spec").parts("containers")) {
            String source = source(app.get(), type.get(), pod);
            containers.add(new Container(app.get(), pod.name(), pod.uid(), container.text("name"), source));
        }
        return containers;
    }

    /** As every engine names it (platform.md §1.2). */
    private static String source(AppName app, ProcessType type, KubernetesObject pod) {
        String suffix = pod.name().substring(pod.name().lastIndexOf('-') + 1);
        return app + "[" + type + "." + pod.label("version") + "." + suffix + "]";
    }

    /** What is known of it in its pod as it is now. */
    Run run(KubernetesObject now) {
        return now.parts("status", "containerStatuses").stream()
                .filter(status -> status.text("name").equals(name))
                .findFirst()
                .map(status -> run(status, now))
                .orElse(Run.NONE);
    }

    private static Run run(KubernetesObject status, KubernetesObject pod) {
        String phase = pod.text("status", "phase");
        boolean over = phase.equals("Succeeded") || phase.equals("Failed");
        boolean running = status.at("state", "running").isPresent();
        boolean ended = status.at("state", "terminated").isPresent();
        long number = status.number("restartCount");
        // While it waits to be started again, what there is to read is of the run before.
        boolean before = status.at("lastState", "terminated").isPresent();
        return new Run(number, running || ended || before, running, over);
    }

    /**
     * One of the times that it ran.
     *
     * @param number how often it was started again before
     * @param begun whether there is something to read
     * @param running whether more may come
     * @param last whether it will not be started again
     */
    record Run(long number, boolean begun, boolean running, boolean last) {
        static final Run NONE = new Run(-1, false, false, false);
    }
}
