package dev.workflow.web;

import dev.workflow.persistence.identity.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.security.enterprise.SecurityContext;

/** Makes {@code @Inject Caller} work in classes that live for one request. */
@ApplicationScoped
public class CallerProducer {

    /** The pseudo-user of the contract (model.md §1): owns nothing and may nothing. */
    static final Caller NOBODY = new Caller(-1, "AnonymousUser", false, false);

    private SecurityContext security;

    protected CallerProducer() {}

    @Inject
    public CallerProducer(SecurityContext security) {
        this.security = security;
    }

    /**
     * Who calls; {@link #NOBODY} when nobody is logged in, whom {@link AccessFilter} stops before any method that is not
     * {@code @PermitAll}.
     */
    @Produces
    Caller caller() {
        return security.getPrincipalsByType(CallerPrincipal.class).stream()
                .findFirst()
                .map(CallerPrincipal::caller)
                .orElse(NOBODY);
    }
}
