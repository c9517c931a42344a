package dev.workflow.cli.release;

import dev.workflow.cli.client.Controller;
import dev.workflow.cli.json.Json;
import dev.workflow.cli.problem.Failure;

/**
 * Finds releases of an app.
 *
 * @param app the app's path, with a final slash
 */
record ReleaseLookup(Controller api, String app) {

    /** @param version as the user gave it; null for the newest release */
    Json find(String version) {
        return version == null ? newest() : get(Version.required(version));
    }

    Json get(Version version) {
        return api.get(app + "releases/" + version + "/");
    }

    private Json newest() {
        return api.get(app + "releases/?limit=1").items("results").stream()
                .findFirst()
                .orElseThrow(() -> new Failure("the app has no release"));
    }
}
