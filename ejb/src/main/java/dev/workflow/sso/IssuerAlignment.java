package dev.workflow.sso;

import dev.workflow.persistence.sso.ExternalIssuers;
import dev.workflow.problem.Problem;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes the issuers those of the configuration: all of them, or none when one is broken. Doing it again changes nothing. */
@Stateless
public class IssuerAlignment {

    private ExternalIssuers issuers;
    private IssuerStore store;
    private IssuerAddress addresses;

    protected IssuerAlignment() {}

    @Inject
    public IssuerAlignment(ExternalIssuers issuers, IssuerStore store, IssuerAddress addresses) {
        this.issuers = issuers;
        this.store = store;
        this.addresses = addresses;
    }

    /** @throws Problem 400 or 409 naming what is wrong */
    public void align(List<Map<String, Object>> wanted) {
        Set<String> names = new HashSet<>();
        for (Map<String, Object> fields : wanted) {
            IssuerDraft draft = IssuerDraft.of(fields, addresses);
            if (!names.add(draft.name().value())) {
                throw Problem.field("name", draft.name() + " is there twice.");
            }
            store.put(draft, true);
        }
        issuers.configured().stream()
                .filter(issuer -> issuer.isEnabled() && !names.contains(issuer.getName()))
                .forEach(store::disable);
    }
}
