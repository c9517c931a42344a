package dev.workflow.resource;

import dev.workflow.problem.Problem;

/** A plan of a service, written {@code service:plan}; the plan's own name may hold colons. */
public record ServicePlan(String service, String plan) {

    /** @throws Problem 400 on the field {@code plan} */
    public static ServicePlan parse(String text) {
        int colon = text.indexOf(':');
        if (colon < 1 || colon == text.length() - 1) {
            throw Problem.field("plan", "Must be <service>:<plan>, see drycc resources:services and resources:plans.");
        }
        return new ServicePlan(text.substring(0, colon), text.substring(colon + 1));
    }

    @Override
    public String toString() {
        return service + ":" + plan;
    }
}
