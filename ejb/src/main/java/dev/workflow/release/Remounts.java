package dev.workflow.release;

import dev.workflow.app.AppRef;
import dev.workflow.engine.AppSpec;
import dev.workflow.operation.Ledger;
import dev.workflow.operation.Outcome;
import dev.workflow.persistence.app.App;
import dev.workflow.persistence.app.Apps;
import dev.workflow.persistence.release.Releases;
import dev.workflow.persistence.volume.Volume;
import dev.workflow.persistence.volume.Volumes;
import dev.workflow.problem.Problem;
import dev.workflow.volume.MountOrder;
import dev.workflow.volume.MountRules;
import dev.workflow.volume.Mounts;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The transactions before and after a volume is mounted or unmounted. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class Remounts {

    @Inject
    Apps apps;

    @Inject
    Releases releases;

    @Inject
    Volumes volumes;

    @Inject
    MountRules rules;

    @Inject
    Specs specs;

    @Inject
    Ledger ledger;

    @Inject
    Clock clock;

    /**
     * What runs today, with the volume where the order wants it; empty when nothing runs.
     *
     * @throws Problem 404 when app or volume are gone, 400 when another order has made this one impossible
     */
    public Optional<AppSpec> wanted(AppRef ref, MountOrder order) {
        App app = app(ref);
        Volume volume = volume(app, order);
        rules.check(app, volume, order.change());
        rules.requireChange(volume, order.change());
        Map<String, String> paths = order.change().applied(volume.getPath());
        Mounts mounts = Mounts.with(volumes.all(app), volume.getUuid(), paths);
        return releases.newestSucceededBefore(app, Integer.MAX_VALUE).flatMap(release -> release.getBuild()
                .map(build -> specs.of(app, release, build, app.getStructure(), mounts)));
    }

    /** @throws Problem 404 when app or volume are gone */
    public void done(UUID operation, String owner, AppRef ref, MountOrder order) {
        Volume volume = volume(app(ref), order);
        volume.mount(order.change().applied(volume.getPath()), OffsetDateTime.now(clock));
        ledger.end(operation, owner, Outcome.SUCCEEDED, null);
    }

    public boolean exists(AppRef ref) {
        return apps.find(ref.uuid()).isPresent();
    }

    private App app(AppRef ref) {
        return apps.find(ref.uuid()).orElseThrow(() -> Problem.notFound("App"));
    }

    private Volume volume(App app, MountOrder order) {
        return volumes.byName(app, order.volume()).orElseThrow(() -> Problem.notFound("Volume"));
    }
}
