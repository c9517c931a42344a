package dev.workflow.release;

import dev.workflow.app.AppAccess;
import dev.workflow.app.AppName;
import dev.workflow.app.AppRef;
import dev.workflow.build.NewBuild;
import dev.workflow.config.ConfigField;
import dev.workflow.config.ConfigVault;
import dev.workflow.imagebuilder.BuiltImage;
import dev.workflow.operation.Instance;
import dev.workflow.operation.Kind;
import dev.workflow.operation.Ledger;
import dev.workflow.operation.OperationView;
import dev.workflow.operation.Outcome;
import dev.workflow.persistence.app.App;
import dev.workflow.persistence.app.Apps;
import dev.workflow.persistence.app.Permission;
import dev.workflow.persistence.identity.Caller;
import dev.workflow.persistence.release.Release;
import dev.workflow.persistence.release.Releases;
import dev.workflow.problem.Problem;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The transactions around the build of a push. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class PushedBuilds {

    static final String SHA = "sha";
    static final String SOURCE = "source";
    private static final String ACCOUNT = "account";

    @Inject
    AppAccess access;

    @Inject
    Apps apps;

    @Inject
    Releases releases;

    @Inject
    ReleaseService service;

    @Inject
    ConfigVault vault;

    @Inject
    Ledger ledger;

    @Inject
    Instance self;

    /** Queues the build, as far as the pusher may still change the app; empty when another push of the app is being built. */
    public Optional<UUID> queue(Caller pusher, AppName app, String sha, String sourceKey) {
        App target = access.require(pusher, app.value(), Permission.CHANGE);
        Integer before = releases.newest(target).map(Release::getVersion).orElse(null);
        Map<String, Object> payload = Map.of(SHA, sha, SOURCE, sourceKey, ACCOUNT, pusher.accountId());
        return ledger.openAlone(AppRef.of(target), Kind.BUILD, pusher.username(), payload, before);
    }

    /** Values a build reads its settings from. */
    public Map<String, String> config(AppRef ref) {
        App app = app(ref);
        Release latest = releases.newestNotFailed(app).orElseThrow(() -> Problem.notFound("Release"));
        return vault.open(latest.getConfig()).strings(ConfigField.VALUES);
    }

    /** The release and the end of the operation: both or neither. */
    public void publish(OperationView operation, BuiltImage built) {
        App app = app(operation.app());
        long account = ((Number) operation.payload().get(ACCOUNT)).longValue();
        NewBuild build = new NewBuild(
                built.image(),
                built.stack(),
                operation.text(SHA),
                built.procfile(),
                built.dryccfile(),
                built.dockerfile());
        Caller pusher = new Caller(account, operation.actor(), false, false);
        int version = service.publish(pusher, app, build).version();
        ledger.end(operation.uuid(), self.owner(), Outcome.SUCCEEDED, version);
    }

    private App app(AppRef app) {
        return apps.find(app.uuid()).orElseThrow(() -> Problem.notFound("App"));
    }
}
