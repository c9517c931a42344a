package dev.workflow.imagebuilder.job;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What an operator decides about builds on a cluster.
 *
 * @param namespace of the Jobs: the platform's own
 * @param fetch brings the source into the pod: the platform's own image and the command in it
 * @param pullSecrets names of Secrets in the namespace that open the registries of the builders' images
 * @param pullPolicy of the builders' images: Always, IfNotPresent or Never
 * @param insecure registries that speak plain http, as in images' names; the platform's is among them if it does
 * @param nodes labels that a node must have
 * @param limits of one build
 * @param keep how long a finished Job stays to be looked at
 */
public record JobSettings(
        String namespace,
        BuildpackSettings buildpacks,
        DockerfileSettings dockerfiles,
        Fetch fetch,
        List<String> pullSecrets,
        String pullPolicy,
        List<String> insecure,
        Map<String, String> nodes,
        Limits limits,
        Duration keep) {

    public JobSettings {
        pullSecrets = List.copyOf(pullSecrets);
        insecure = List.copyOf(insecure);
        nodes = Map.copyOf(nodes);
    }

    public record Fetch(String image, List<String> command) {
        public Fetch {
            command = List.copyOf(command);
        }
    }

    /**
     * Quantities as Kubernetes writes them.
     *
     * @param leastCpu what a node must have free for it; so does {@code leastMemory}
     */
    public record Limits(String cpu, String memory, String disk, String leastCpu, String leastMemory) {}
}
