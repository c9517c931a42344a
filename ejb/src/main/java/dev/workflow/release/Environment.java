package dev.workflow.release;

import dev.workflow.config.ProcessConfig;
import dev.workflow.persistence.app.App;
import dev.workflow.persistence.build.Build;
import dev.workflow.persistence.release.Release;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the processes of a release find in their environment. */
final class Environment {

    private Environment() {}

    /** In the order of model.md §3: later entries win. */
    static Map<String, String> of(App app, Release release, ProcessConfig own) {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("DRYCC_APP", app.getId());
        environment.put("WORKFLOW_RELEASE", "v" + release.getVersion());
        environment.put("WORKFLOW_RELEASE_SUMMARY", release.getSummary());
        environment.put(
                "WORKFLOW_RELEASE_CREATED_AT",
                release.getCreated().toInstant().truncatedTo(ChronoUnit.SECONDS).toString());
        environment.put("SOURCE_VERSION", release.getBuild().map(Build::getSha).orElse(""));
        environment.putAll(own.values());
        environment.put("PORT", String.valueOf(own.port()));
        return environment;
    }
}
