package dev.workflow.release;

import dev.workflow.operation.Kind;
import dev.workflow.operation.Ledger;
import dev.workflow.settings.AutoscaleChanged;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;

/** Has the engine told of new autoscale rules, when the app is done with what it is doing. */
@ApplicationScoped
public class AutoscaleChanges {

    @Inject
    Ledger ledger;

    public void changed(@Observes AutoscaleChanged event) {
        Map<String, Object> payload = Map.of(ScaleHandler.RULES, List.copyOf(event.types()));
        ledger.open(event.app(), Kind.SCALE, event.actor(), payload, null, null);
    }
}
