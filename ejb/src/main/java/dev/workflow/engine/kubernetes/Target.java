package dev.workflow.engine.kubernetes;

import dev.workflow.engine.kubernetes.object.Fingerprint;
import dev.workflow.kubernetes.KubernetesObject;
import dev.workflow.process.ProcessType;
import java.util.List;
import java.util.Optional;

/**
 * The way of one process type from what it was to what is wanted, in two steps. The first brings new pods up and takes
 * nothing away; the last replaces what is old. Calculated from what the cluster holds, so that a lost rollout is taken up
 * where it stood.
 *
 * @param wanted as it is to be in the end
 * @param found the Deployment as it was at the beginning
 */
record Target(ProcessType type, KubernetesObject wanted, Optional<KubernetesObject> found) {

    static Target of(ProcessType type, KubernetesObject rendered, Optional<KubernetesObject> found) {
        return new Target(type, Template.marked(rendered), found);
    }

    /** What it was before this rollout, or before the one that this one goes on with. */
    Before before() {
        return found.map(live -> Before.noted(live).orElseGet(() -> Before.of(live)))
                .orElse(Before.NOTHING);
    }

    private long replicas() {
        return wanted.number("spec", "replicas");
    }

    private boolean samePods() {
        return found.filter(live -> Template.hash(live).equals(Template.hash(wanted)))
                .isPresent();
    }

    /** Whether this is the way back from a rollout that was given up. */
    private boolean backwards() {
        return found.flatMap(Before::noted)
                .filter(noted -> !noted.nothing() && noted.template().equals(Template.hash(wanted)))
                .isPresent();
    }

    /** Whether it is what was wanted already, as far as what was sent goes. */
    boolean settled() {
        return found.filter(live -> sent(wanted, live)).isPresent();
    }

    static boolean sent(KubernetesObject wanted, KubernetesObject live) {
        return Fingerprint.of(wanted).equals(Fingerprint.of(live))
                && Template.hash(wanted).equals(Template.hash(live))
                && wanted.number("spec", "replicas") == live.number("spec", "replicas");
    }

    /** Empty when there is nothing to try before the last step. */
    Optional<KubernetesObject> first() {
        if (replicas() == 0 || settled() || backwards()) {
            return Optional.empty();
        }
        Before before = before();
        if (before.nothing() || before.replicas() == 0) {
            return Optional.of(Template.noted(wanted, before));
        }
        if (!samePods()) {
            return Optional.of(Template.held(wanted, before));
        }
        KubernetesObject live = found.orElseThrow();
        if (Template.held(live)) {
            return Optional.of(Template.held(wanted, before));
        }
        boolean grows = replicas() > live.number("spec", "replicas");
        return grows ? Optional.of(Template.noted(wanted, before)) : Optional.empty();
    }

    /** With all new pods, which are as many batches as that takes; the note stays until they are up. */
    KubernetesObject second() {
        return batches() > 1 && first().isPresent() ? Template.noted(wanted, before()) : wanted;
    }

    int batches() {
        return new TypeState(wanted, Optional.empty(), List.of(), List.of()).batches();
    }

    /** Whether the way back is to take it away. */
    boolean fresh() {
        return before().nothing();
    }

    /** How many seconds its pods must stay up to count as ready. */
    long settleSeconds() {
        return wanted.number("spec", "minReadySeconds");
    }
}
