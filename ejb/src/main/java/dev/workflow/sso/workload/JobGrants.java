package dev.workflow.sso.workload;

import com.nimbusds.oauth2.sdk.token.Tokens;
import dev.workflow.passport.Approval;
import dev.workflow.passport.Client;
import dev.workflow.passport.TokenService;
import dev.workflow.passport.TokenService.Granted;
import dev.workflow.persistence.sso.WorkloadGrants;
import dev.workflow.sso.workload.JobRights.Right;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Gives a job what the rules say, and remembers which rules those were: it ends with any of them. */
@Stateless
public class JobGrants {

    /** However long other tokens live: a job can ask again as long as its own token is good. */
    static final Duration LONGEST = Duration.ofHours(1);

    private TokenService tokens;
    private WorkloadGrants grants;

    protected JobGrants() {}

    @Inject
    public JobGrants(TokenService tokens, WorkloadGrants grants) {
        this.tokens = tokens;
        this.grants = grants;
    }

    /** @return empty when a rule has ended since it was looked at */
    public Optional<Tokens> begin(Client holder, Right right, String issuer) {
        Approval approval = new Approval(
                holder,
                OptionalLong.of(right.account()),
                Set.of(right.scope().toString()),
                Set.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        Granted granted = tokens.begin(approval.atMost(LONGEST), issuer);
        if (!grants.add(granted.grant(), right.rules())) {
            tokens.end(granted.grant());
            return Optional.empty();
        }
        return Optional.of(granted.tokens());
    }
}
