package dev.workflow.webhook;

import dev.workflow.operation.Kind;
import dev.workflow.operation.Ledger;
import dev.workflow.release.Released;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.TreeMap;

/**
 * Queues the announcement of a release in the transaction that makes it: a release that exists is announced, whatever
 * happens to this server, and one that was rolled back is not.
 */
@Stateless
public class DeployHooks {

    @Inject
    HookSettings settings;

    @Inject
    Ledger ledger;

    public void announce(@Observes Released release) {
        if (settings.targets().isEmpty()) {
            return;
        }
        ledger.open(release.app(), Kind.DEPLOY_HOOK, release.user(), parameters(release), null, release.version());
    }

    /** What is sent, as it is sent (api.md §13). */
    private static Map<String, String> parameters(Released release) {
        return new TreeMap<>(Map.of(
                "app", release.app().name().value(),
                "release", "v" + release.version(),
                "release_summary", release.summary(),
                "sha", release.sha(),
                "user", release.user()));
    }
}
