package dev.workflow.imagebuilder;

import dev.workflow.app.AppName;
import dev.workflow.app.AppRef;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;

/**
 * One build.
 *
 * @param id the same when the build is taken up again after a crash, and another one for every push
 * @param sha the commit, 40 hex digits
 * @param sourceKey the object that holds the source as an uncompressed tar
 * @param config the app's config values: only DRYCC_STACK and documented build settings are read from it, nothing of it
 *     reaches the build's environment (builder.md §5: builds see only .build-env and drycc.yaml build.config)
 * @param timeLimit the build is stopped and failed after that
 */
public record BuildRequest(
        UUID id, AppRef owner, String sha, String sourceKey, Map<String, String> config, Duration timeLimit) {

    public AppName app() {
        return owner.name();
    }

    public String shortSha() {
        return sha.substring(0, 8);
    }
}
