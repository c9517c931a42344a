package dev.workflow.sso;

import dev.workflow.identity.GrantsEnded;
import dev.workflow.persistence.sso.WorkloadGrants;
import dev.workflow.persistence.sso.WorkloadRules;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.UUID;

/** Ends what an issuer's jobs were given, in the transaction that stops trusting it with them. */
@Dependent
public class EndOfJobs {

    private WorkloadRules rules;
    private WorkloadGrants grants;
    private Event<GrantsEnded> ended;

    protected EndOfJobs() {}

    @Inject
    public EndOfJobs(WorkloadRules rules, WorkloadGrants grants, Event<GrantsEnded> ended) {
        this.rules = rules;
        this.grants = grants;
        this.ended = ended;
    }

    /** @param issuer as it is from now on, or before it is removed */
    void end(UUID issuer) {
        grants.endAll(issuer);
        rules.owners(issuer).forEach(owner -> ended.fire(new GrantsEnded(owner)));
    }
}
