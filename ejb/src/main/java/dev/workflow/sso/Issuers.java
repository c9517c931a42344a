package dev.workflow.sso;

import dev.workflow.persistence.identity.Caller;
import dev.workflow.persistence.slice.Slice;
import dev.workflow.persistence.slice.Window;
import dev.workflow.persistence.sso.ExternalIssuer;
import dev.workflow.persistence.sso.ExternalIssuers;
import dev.workflow.problem.Problem;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.Map;

/** The issuers that superusers trust. What comes from the configuration is to be changed there. */
@Stateless
public class Issuers {

    private ExternalIssuers issuers;
    private IssuerStore store;
    private IssuerAddress addresses;

    protected Issuers() {}

    @Inject
    public Issuers(ExternalIssuers issuers, IssuerStore store, IssuerAddress addresses) {
        this.issuers = issuers;
        this.store = store;
        this.addresses = addresses;
    }

    /** @throws Problem 403 unless the caller is a superuser */
    public Slice<IssuerView> list(Caller caller, Window window) {
        requireSuperuser(caller);
        return issuers.list(window).map(IssuerView::of);
    }

    /** @throws Problem 403 unless the caller is a superuser, 404 */
    public IssuerView get(Caller caller, String name) {
        requireSuperuser(caller);
        return IssuerView.of(named(name));
    }

    /**
     * @param fields name, issuer, client_secret, enabled and the settings
     * @throws Problem 400 naming the field, 403 unless the caller is a superuser, 409 when the name or the URL is taken
     */
    public IssuerView create(Caller caller, Map<String, ?> fields) {
        requireSuperuser(caller);
        IssuerDraft draft = IssuerDraft.of(fields, addresses);
        if (issuers.byName(draft.name().value()).isPresent()) {
            throw Problem.conflict("issuer-exists", "There is an issuer named " + draft.name() + " already.");
        }
        return IssuerView.of(store.put(draft, false));
    }

    /** Replaces all settings. The secret stays unless another one is sent. @throws Problem as {@link #create}, and 404 */
    public IssuerView replace(Caller caller, String name, Map<String, ?> fields) {
        requireSuperuser(caller);
        requireOwn(named(name));
        Map<String, Object> whole = new LinkedHashMap<>(fields);
        whole.put("name", name);
        return IssuerView.of(store.put(IssuerDraft.of(whole, addresses), false));
    }

    /** Takes with it whom it means and what its jobs may do. Accounts stay; nobody can log in to them over it. */
    public void remove(Caller caller, String name) {
        requireSuperuser(caller);
        store.remove(requireOwn(named(name)));
    }

    private ExternalIssuer named(String name) {
        return issuers.byName(name).orElseThrow(() -> Problem.notFound("Issuer"));
    }

    private static ExternalIssuer requireOwn(ExternalIssuer issuer) {
        if (issuer.isConfigured()) {
            throw Problem.conflict("issuer-configured", "This issuer comes from the platform's configuration.")
                    .withHint("Change WORKFLOW_SSO_ISSUERS and start the platform again.");
        }
        return issuer;
    }

    private static void requireSuperuser(Caller caller) {
        if (!caller.superuser()) {
            throw Problem.forbidden();
        }
    }
}
