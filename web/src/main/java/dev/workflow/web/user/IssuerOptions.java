package dev.workflow.web.user;

import dev.workflow.sso.IssuerDirectory;
import dev.workflow.sso.IssuerKind;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;

/** A button on the login page for each issuer at which people log in. */
@Dependent
public class IssuerOptions implements LoginOptions {

    private final IssuerDirectory issuers;

    @Inject
    public IssuerOptions(IssuerDirectory issuers) {
        this.issuers = issuers;
    }

    @Override
    public List<LoginOption> options() {
        return issuers.of(IssuerKind.LOGIN).stream()
                .map(issuer -> new LoginOption(
                        "Log in with " + issuer.settings().label(), SsoLoginResource.path(issuer.name())))
                .toList();
    }
}
