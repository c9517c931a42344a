package dev.workflow.web.user;

import dev.workflow.factor.Passkeys;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;

/** The button on the login page, once anybody has a passkey. */
@Dependent
public class PasskeyLogin implements LoginOptions {

    private final Passkeys passkeys;

    @Inject
    public PasskeyLogin(Passkeys passkeys) {
        this.passkeys = passkeys;
    }

    @Override
    public List<LoginOption> options() {
        return passkeys.any() ? List.of(new LoginOption("Log in with a passkey", "/user/login/passkey/")) : List.of();
    }
}
