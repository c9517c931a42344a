package dev.workflow.sso;

import dev.workflow.persistence.identity.Account;
import dev.workflow.persistence.scim.ScimUserRepository;
import dev.workflow.persistence.scim.ScimUserRepository.KnownUser;
import dev.workflow.persistence.slice.Window;
import dev.workflow.persistence.sso.IssuerLinks;
import dev.workflow.problem.Problem;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the account that SCIM has made for somebody who logs in for the first time, where the issuer's settings want them
 * to be linked. Whoever SCIM knows gets that account or none: never another one beside it.
 */
@Dependent
public class ScimOwners {

    private static final Logger LOG = System.getLogger(ScimOwners.class.getName());
    private static final Window TWO = new Window(0, 2);

    private ScimUserRepository users;
    private IssuerLinks links;

    protected ScimOwners() {}

    @Inject
    public ScimOwners(ScimUserRepository users, IssuerLinks links) {
        this.users = users;
        this.links = links;
    }

    /**
     * @return empty when SCIM knows nobody of them
     * @throws Problem 403 when it does and the account cannot be linked by itself; the reason is in the audit log
     */
    Optional<Account> of(Issuer issuer, ExternalIdentity who) {
        return who.provisionedAs()
                .flatMap(name -> switch (issuer.settings().scim().rule()) {
                    case OFF -> Optional.<Account>empty();
                    case EXTERNAL_ID -> of(issuer, who, Map.of("externalid", name));
                    case USERNAME -> of(issuer, who, Map.of("username", name.toLowerCase(Locale.ROOT)));
                });
    }

    private Optional<Account> of(Issuer issuer, ExternalIdentity who, Map<String, String> named) {
        List<KnownUser> found = users.list(named, false, TWO).items();
        if (found.isEmpty() && users.anyDeleted(named)) {
            throw refused(issuer, who, "scim-deleted");
        }
        if (found.size() > 1) {
            throw refused(issuer, who, "scim-ambiguous");
        }
        found.forEach(user -> requireFree(issuer, who, user.account()));
        return found.stream().map(KnownUser::account).findFirst();
    }

    /** A name may pass from one person to another; the account of the first does not. */
    private void requireFree(Issuer issuer, ExternalIdentity who, Account account) {
        if (account.isSuperuser() && !issuer.settings().scim().superusers()) {
            throw refused(issuer, who, "scim-superuser");
        }
        if (links.linked(account, issuer.uuid())) {
            throw refused(issuer, who, "scim-linked-already");
        }
    }

    private static Problem refused(Issuer issuer, ExternalIdentity who, String reason) {
        LOG.log(Level.INFO, "Somebody at {0} was not linked to an account of SCIM: {1}", issuer.name(), reason);
        return Admission.nobody(issuer, who).withReason(reason);
    }
}
