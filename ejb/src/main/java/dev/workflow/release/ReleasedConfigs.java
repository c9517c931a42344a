package dev.workflow.release;

import dev.workflow.app.AppAccess;
import dev.workflow.app.AppName;
import dev.workflow.config.ConfigVault;
import dev.workflow.config.ConfigView;
import dev.workflow.persistence.app.App;
import dev.workflow.persistence.app.Permission;
import dev.workflow.persistence.config.Config;
import dev.workflow.persistence.identity.Caller;
import dev.workflow.persistence.release.Releases;
import dev.workflow.problem.Problem;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;

/** The configurations that releases were made with, so that two releases can be compared. */
@Stateless
public class ReleasedConfigs {

    @Inject
    AppAccess access;

    @Inject
    Releases releases;

    @Inject
    ConfigVault vault;

    /** @throws Problem 404 when the app has no such release */
    public ConfigView get(Caller caller, String id, int version) {
        App app = access.require(caller, id, Permission.VIEW);
        Config config = releases.byVersion(app, version)
                .orElseThrow(() -> Problem.notFound("Release"))
                .getConfig();
        return new ConfigView(
                config.getUuid(),
                new AppName(id),
                config.getOwner().getUsername(),
                vault.open(config),
                config.getCreated().toInstant(),
                config.getUpdated().toInstant());
    }
}
