package dev.workflow.registry;

import dev.workflow.app.AppRef;
import dev.workflow.persistence.identity.Caller;
import java.util.Optional;

/** Who may do what with an app's repositories: the registry's view of the platform's accounts. */
public interface RegistryAccess {

    /** What a client wants to do with a repository. */
    enum Action {
        PULL,
        PUSH,
        DELETE
    }

    /**
     * Checks the name and secret (password or API token) of a person. Called with every request of a client, some dozens
     * for one push, so an answer that cost a password hash should be remembered for a little while.
     *
     * @return the account with the rights that the secret carries, empty when name and secret do not fit or the account
     *     is not active
     */
    Optional<Caller> login(String username, String secret);

    /** Whether the caller may do it to the repositories of the app; false too when there is no such app. */
    boolean allowed(Caller caller, String app, Action action);

    /** Whether this very app still exists. */
    boolean exists(AppRef app);
}
