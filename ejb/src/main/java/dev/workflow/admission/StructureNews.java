package dev.workflow.admission;

import dev.workflow.persistence.app.App;
import dev.workflow.persistence.app.Apps;
import dev.workflow.process.ProcessType;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.function.IntUnaryOperator;

/**
 * Keeps the wanted number of processes as the cluster has it: an autoscaler or an operator may have changed it there.
 * What names no app or process type of ours is none of our business and changes nothing.
 */
@Stateless
public class StructureNews {

    @Inject
    Apps apps;

    @Inject
    Clock clock;

    /** A deployment was scaled. */
    public void scaled(String app, String type, int replicas) {
        change(app, type, before -> replicas);
    }

    /** A one-off process began. */
    public void began(String app, String type) {
        change(app, type, before -> before + 1);
    }

    /** A one-off process ended. */
    public void ended(String app, String type) {
        change(app, type, before -> Math.max(0, before - 1));
    }

    private void change(String id, String type, IntUnaryOperator how) {
        if (ProcessType.parse(type).isEmpty()) {
            return;
        }
        apps.byId(id).map(App::getUuid).flatMap(apps::lock).ifPresent(app -> {
            Map<String, Integer> structure = app.getStructure();
            structure.merge(type, how.applyAsInt(0), (before, fresh) -> how.applyAsInt(before));
            app.setStructure(structure, OffsetDateTime.now(clock));
        });
    }
}
