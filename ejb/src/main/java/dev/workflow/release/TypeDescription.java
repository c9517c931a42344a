package dev.workflow.release;

import dev.workflow.config.ConfigDocument;
import dev.workflow.config.ConfigField;
import dev.workflow.engine.AppSpec;
import dev.workflow.process.Resources;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a process type of a release consists of. Its environment is not part of it: whoever may look at the app is shown
 * that by {@code config:list} alone.
 *
 * @param probes what was configured, by {@code startupProbe}, {@code readinessProbe} and {@code livenessProbe}
 * @param limits in Kubernetes' quantities; an entry is missing where there is no limit
 * @param nodeSelector the tags a node must have
 */
public record TypeDescription(
        String type,
        String image,
        List<String> command,
        List<String> args,
        Map<String, Object> probes,
        Map<String, String> limits,
        Map<String, String> nodeSelector) {

    private static final long MEBIBYTE = 1024 * 1024;

    static TypeDescription of(AppSpec.Process process, ConfigDocument config) {
        String type = process.type().value();
        return new TypeDescription(
                type,
                process.image().toString(),
                process.command(),
                process.args(),
                config.nested(ConfigField.HEALTHCHECK, type),
                limits(process.resources()),
                config.nestedStrings(ConfigField.TAGS, type));
    }

    private static Map<String, String> limits(Resources resources) {
        Map<String, String> limits = new LinkedHashMap<>();
        if (resources.cpuMillis() > 0) {
            int millis = resources.cpuMillis();
            limits.put("cpu", millis % 1000 == 0 ? String.valueOf(millis / 1000) : millis + "m");
        }
        if (resources.memoryBytes() > 0) {
            long mebibytes = resources.memoryBytes() / MEBIBYTE;
            limits.put("memory", mebibytes % 1024 == 0 ? mebibytes / 1024 + "Gi" : mebibytes + "Mi");
        }
        return limits;
    }
}
