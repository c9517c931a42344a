package dev.workflow.network.kubernetes;

import dev.workflow.kubernetes.KubernetesObject;
import java.util.Optional;

/**
 * Which namespaces are this installation's. The engine makes them and writes into an annotation whose they are.
 *
 * @param installation what tells this platform from others on the same cluster
 */
record OwnPlaces(String installation) {

    private static final String INSTALLATION = "workflow/installation";

    boolean ours(KubernetesObject namespace) {
        return namespace.label(Labels.HERITAGE).equals(Labels.OURS)
                && namespace
                        .annotations()
                        .getOrDefault(INSTALLATION, installation)
                        .equals(installation);
    }

    /** Why nothing may be put there, for the user. */
    Optional<String> refusal(KubernetesObject namespace) {
        return ours(namespace)
                ? Optional.empty()
                : Optional.of("nothing leads to the app from outside: the namespace " + namespace.name()
                        + " is not this platform's");
    }
}
