package dev.workflow.release;

import java.util.List;
import java.util.Map;

/**
 * How the processes of one type are run, as far as a user can set it.
 *
 * @param container {@code <app>-<ptype>}
 * @param startupProbe in the words of the health check's configuration; empty for none, as are the other probes
 * @param limits resource to quantity
 * @param nodeSelector labels a node must have
 */
public record TypeDescription(
        String container,
        String image,
        List<String> command,
        List<String> args,
        Map<String, Object> startupProbe,
        Map<String, Object> livenessProbe,
        Map<String, Object> readinessProbe,
        Map<String, String> limits,
        List<Mount> volumeMounts,
        Map<String, String> nodeSelector) {

    /** A volume in the file system of a process. */
    public record Mount(String name, String path) {}
}
