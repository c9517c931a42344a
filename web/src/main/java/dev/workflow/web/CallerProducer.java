package dev.workflow.web;

import dev.workflow.identity.Refusal;
import dev.workflow.persistence.identity.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.security.enterprise.SecurityContext;

/** Makes {@code @Inject Caller} work in classes that live for one request. */
@ApplicationScoped
public class CallerProducer {

    private SecurityContext security;

    protected CallerProducer() {}

    @Inject
    public CallerProducer(SecurityContext security) {
        this.security = security;
    }

    /** @throws dev.workflow.problem.Problem 401 when nobody is logged in */
    @Produces
    Caller caller() {
        return security.getPrincipalsByType(CallerPrincipal.class).stream()
                .findFirst()
                .map(CallerPrincipal::caller)
                .orElseThrow(Refusal.MISSING::problem);
    }
}
