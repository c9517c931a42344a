package dev.workflow.platform;

import dev.workflow.app.AppAccess;
import dev.workflow.app.AppName;
import dev.workflow.app.AppRef;
import dev.workflow.identity.BearerCheck;
import dev.workflow.identity.TokenCheck;
import dev.workflow.persistence.app.Permission;
import dev.workflow.persistence.identity.Caller;
import dev.workflow.problem.Problem;
import dev.workflow.registry.RegistryAccess;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** People use the registry with their name and an API token or an access token, and reach the images of the apps they may reach. */
@ApplicationScoped
public class RegistryAccounts implements RegistryAccess {

    @Inject
    TokenCheck tokens;

    @Inject
    BearerCheck bearers;

    @Inject
    AppAccess access;

    @Override
    public Optional<Caller> login(String username, String secret) {
        try {
            Caller known = isToken(secret)
                    ? tokens.verify(secret)
                    : bearers.check(secret).caller();
            return Optional.of(known).filter(caller -> caller.username().equals(username));
        } catch (Problem refused) {
            return Optional.empty();
        }
    }

    /** Else it can be an access token of our passport, or of an issuer that is trusted. */
    private static boolean isToken(String secret) {
        return secret.indexOf('.') < 0;
    }

    @Override
    public boolean exists(AppRef app) {
        return access.exists(app);
    }

    @Override
    public boolean allowed(Caller caller, String app, Action action) {
        Permission needed =
                switch (action) {
                    case PULL -> Permission.VIEW;
                    case PUSH -> Permission.CHANGE;
                    case DELETE -> Permission.DELETE;
                };
        return AppName.parse(app)
                .map(name -> access.allows(caller, name, needed))
                .orElse(false);
    }
}
