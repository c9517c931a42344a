package dev.workflow.endpoint;

import dev.workflow.persistence.app.App;
import dev.workflow.process.ProcessType;

/** What a service is called inside the platform (kubernetes.md §1). */
public final class ServiceName {

    private ServiceName() {}

    public static String of(App app, String type) {
        return type.equals(ProcessType.WEB.value()) ? app.getId() : app.getId() + "-" + type;
    }

    static String domain(App app, String type) {
        return of(app, type) + "." + app.getId() + ".svc.cluster.local";
    }
}
