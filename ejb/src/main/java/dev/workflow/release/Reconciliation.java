package dev.workflow.release;

import dev.workflow.app.AppName;
import dev.workflow.app.AppRef;
import dev.workflow.engine.Engine;
import dev.workflow.network.Networks;
import dev.workflow.problem.Problem;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;

/**
 * Compares what runs with what was deployed, app by app, and has repaired what differs. The engine compares with what it
 * knows already, so a round in which nothing differs costs the cluster nothing.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Reconciliation {

    private static final Logger LOG = System.getLogger(Reconciliation.class.getName());
    private static final int AT_ONCE = 200;

    @Inject
    Rollouts rollouts;

    @Inject
    RestoreRequests requests;

    @Inject
    Engine engine;

    @Inject
    Networks networks;

    /** What a round came to. */
    public record Round(int apps, int repairs, int removed) {}

    /** @param patience remembers what was asked for in earlier rounds */
    public Round round(RepairPatience patience) {
        List<AppName> kept = engine.kept();
        int apps = 0;
        int repairs = 0;
        String last = "";
        List<AppRef> page;
        while (!(page = rollouts.appsAfter(last, AT_ONCE)).isEmpty()) {
            for (AppRef app : page) {
                apps++;
                repairs += look(app, patience) ? 1 : 0;
            }
            last = page.get(page.size() - 1).name().value();
        }
        return new Round(apps, repairs, removeOrphans(kept));
    }

    private boolean look(AppRef app, RepairPatience patience) {
        try {
            List<String> reasons = new ArrayList<>();
            for (Standing standing : rollouts.standing(app)) {
                engine.drift(standing.spec(), standing.types()).stream()
                        .filter(reason -> !reasons.contains(reason))
                        .forEach(reasons::add);
            }
            if (reasons.isEmpty()) {
                patience.well(app);
                networks.reconcile(app.name());
                return false;
            }
            return patience.asks(app, reasons) && requests.repair(app, reasons);
        } catch (Problem destroyedMeanwhile) {
            return false;
        } catch (RuntimeException failure) {
            LOG.log(Level.WARNING, "{0} was not compared with what was deployed: {1}", app.name(), failure);
            return false;
        }
    }

    /** Asked before the database is: an app that is in neither by then was destroyed while nobody was there to do it. */
    private int removeOrphans(List<AppName> kept) {
        int removed = 0;
        for (AppName app : kept) {
            if (!rollouts.known(app)) {
                LOG.log(Level.INFO, "{0} was destroyed: removing what is left of it", app);
                engine.destroy(app);
                removed++;
            }
        }
        return removed;
    }
}
