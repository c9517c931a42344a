package dev.workflow.passport;

import dev.workflow.identity.TokensRevoked;
import dev.workflow.persistence.passport.ClientGrants;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/** Ends all grants of an account, in the transaction that takes away what proves somebody to be it. */
@ApplicationScoped
public class EndOfGrants {

    private ClientGrants grants;

    protected EndOfGrants() {}

    @Inject
    public EndOfGrants(ClientGrants grants) {
        this.grants = grants;
    }

    void end(@Observes TokensRevoked event) {
        grants.removeAll(event.accountId());
    }
}
