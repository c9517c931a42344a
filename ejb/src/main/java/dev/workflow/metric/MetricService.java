package dev.workflow.metric;

import dev.workflow.app.AppAccess;
import dev.workflow.app.AppName;
import dev.workflow.engine.Engine;
import dev.workflow.engine.Usage;
import dev.workflow.persistence.app.Permission;
import dev.workflow.persistence.identity.Caller;
import dev.workflow.process.ProcessType;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;

/** What the engine knows of an app's consumption, for those who may view the app. */
@Stateless
public class MetricService {

    @Inject
    AppAccess access;

    @Inject
    Engine engine;

    public List<Usage> now(Caller caller, String app) {
        return engine.usage(name(caller, app));
    }

    /** Empty where nothing is known, for a type that the app does not have too. */
    public UsageSeries lately(Caller caller, String app, ProcessType type, MetricRange range) {
        AppName name = name(caller, app);
        int running = (int) engine.usage(name).stream()
                .filter(process -> process.type().equals(type))
                .count();
        return UsageSeries.of(running, range, engine.usageSince(name, type, range.start()));
    }

    private AppName name(Caller caller, String app) {
        return new AppName(access.require(caller, app, Permission.VIEW).getId());
    }
}
