package dev.workflow.launcher.check;

import dev.workflow.launcher.Refusal;
import dev.workflow.launcher.option.Settings;
import java.util.List;
import java.util.Map;

/** Whoever brings a database or a storage of their own also says how to log in to it. */
public final class ExternalParts implements Check {

    private static final Map<String, List<String>> COMPANIONS = Map.of(
            "WORKFLOW_DB_URL", List.of("WORKFLOW_DB_USER", "WORKFLOW_DB_PASSWORD"),
            "WORKFLOW_S3_ENDPOINT", List.of("WORKFLOW_S3_BUCKET", "WORKFLOW_S3_ACCESS_KEY", "WORKFLOW_S3_SECRET_KEY"));

    @Override
    public void run(Settings settings) {
        Map<String, String> environment = settings.environment();
        COMPANIONS.forEach((leader, companions) -> {
            if (environment.getOrDefault(leader, "").isBlank()) {
                return;
            }
            for (String companion : companions) {
                if (!environment.containsKey(companion)) {
                    throw new Refusal(leader + " is set but " + companion + " is not: set both or neither.");
                }
            }
        });
    }
}
