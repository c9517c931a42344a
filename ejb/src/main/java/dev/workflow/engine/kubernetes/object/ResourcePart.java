package dev.workflow.engine.kubernetes.object;

import dev.workflow.process.Resources;
import java.util.Map;

/** What a container may use at most, and what is set aside for it (model.md §1: the shipped plans). */
final class ResourcePart {

    /** Annotations of a pod. */
    static final Map<String, String> BANDWIDTH =
            Map.of("kubernetes.io/egress-bandwidth", "100M", "kubernetes.io/ingress-bandwidth", "100M");

    private static final String DISK = "ephemeral-storage";
    private static final long MEBIBYTE = 1L << 20;
    private static final long GIBIBYTE = 1L << 30;

    private ResourcePart() {}

    static Map<String, Object> of(Resources plan) {
        return Fields.of("limits", amounts(plan.cpuMillis(), plan.memoryBytes(), "4Gi"))
                .with("requests", amounts(plan.cpuMillis() / 4, plan.memoryBytes() / 2, "2Gi"))
                .map();
    }

    private static Fields amounts(int cpuMillis, long memoryBytes, String disk) {
        return Fields.of("cpu", cpu(cpuMillis))
                .with("memory", memory(memoryBytes))
                .with(DISK, disk);
    }

    private static String cpu(int millis) {
        if (millis == 0) {
            return "";
        }
        return millis % 1000 == 0 ? String.valueOf(millis / 1000) : millis + "m";
    }

    private static String memory(long bytes) {
        return bytes == 0 ? "" : size(bytes);
    }

    /** As Kubernetes writes it: the largest unit that leaves a whole number. */
    static String size(long bytes) {
        if (bytes % GIBIBYTE == 0) {
            return bytes / GIBIBYTE + "Gi";
        }
        return bytes % MEBIBYTE == 0 ? bytes / MEBIBYTE + "Mi" : String.valueOf(bytes);
    }
}
