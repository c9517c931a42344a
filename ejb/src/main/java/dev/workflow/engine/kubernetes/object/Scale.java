package dev.workflow.engine.kubernetes.object;

import dev.workflow.engine.AppSpec;
import dev.workflow.engine.Autoscale;
import dev.workflow.kubernetes.KubernetesObject;
import java.util.Optional;

/**
 * How many replicas to give to a Deployment that an autoscaler looks after. Leaving the number out would not do: the field
 * was ours, and one that an apply no longer gives falls back to 1. So the number that runs is given again, and counts
 * neither for the fingerprint nor as drift.
 *
 * <p>A new wish of the user's ({@code ps:scale}) counts once: the annotation holds the wish that was heard. A wish of 0
 * stops the type; an autoscaler lets such a Deployment rest.
 */
public final class Scale {

    static final String ANNOTATION = "workflow/wanted-replicas";

    private Scale() {}

    /** Whether an autoscaler chooses the replicas. */
    public static boolean automatic(AppSpec.Process process) {
        return process.replicas() > 0 && process.autoscale().isPresent();
    }

    /** @param live the type's Deployment as it is now */
    static int replicas(AppSpec.Process process, Optional<KubernetesObject> live) {
        if (!automatic(process)) {
            return process.replicas();
        }
        Autoscale bounds = process.autoscale().orElseThrow();
        int now = live.filter(known -> heard(process, known))
                .map(known -> (int) known.number("spec", "replicas"))
                .orElse(process.replicas());
        return Math.max(bounds.min(), Math.min(bounds.max(), now));
    }

    private static boolean heard(AppSpec.Process process, KubernetesObject live) {
        String wish = live.annotations().get(ANNOTATION);
        return wish == null
                ? live.number("spec", "replicas") == process.replicas()
                : wish.equals(String.valueOf(process.replicas()));
    }
}
