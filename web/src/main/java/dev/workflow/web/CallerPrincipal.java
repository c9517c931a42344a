package dev.workflow.web;

import dev.workflow.identity.Session;
import dev.workflow.persistence.identity.Caller;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.eclipse.microprofile.jwt.Claims;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** The caller as a MicroProfile JSON web token, whichever credential it came with. */
public final class CallerPrincipal implements JsonWebToken {

    /** Anybody who is logged in. */
    public static final String USER = "user";

    public static final String SUPERUSER = "superuser";

    private final Caller caller;
    private final Supplier<Caller> again;
    private final String credential;
    private final Optional<Session> session;
    private final Map<String, Object> claims;

    /** @param credential what its owner calls the credential; may be empty */
    public CallerPrincipal(Caller caller, String credential) {
        this(caller, credential, () -> caller);
    }

    /** @param again whose the credential is when that is asked later, or a problem when it is no good any more */
    CallerPrincipal(Caller caller, String credential, Supplier<Caller> again) {
        this(caller, credential, Optional.empty(), again);
    }

    /** Somebody who looks at a page. */
    public CallerPrincipal(Session session) {
        this(session.caller(), "browser", Optional.of(session), session::caller);
    }

    private CallerPrincipal(Caller caller, String credential, Optional<Session> session, Supplier<Caller> again) {
        this.again = again;
        this.session = session;
        this.caller = caller;
        this.credential = credential;
        this.claims = Map.of(
                Claims.sub.name(), Long.toString(caller.accountId()),
                Claims.upn.name(), caller.username(),
                Claims.groups.name(), roles());
    }

    public Caller caller() {
        return caller;
    }

    /**
     * Whose the credential is now, for what goes on long after it was shown.
     *
     * @throws dev.workflow.problem.Problem 401 when it is no good any more
     */
    public Caller again() {
        return again.get();
    }

    /** What the owner calls the credential that was used; may be empty. */
    public String credential() {
        return credential;
    }

    /** The browser's session; only on pages, never for the API, whose calls another site could make a browser send. */
    public Optional<Session> session() {
        return session;
    }

    public Set<String> roles() {
        Set<String> roles = new LinkedHashSet<>(Set.of(USER));
        if (caller.superuser()) {
            roles.add(SUPERUSER);
        }
        return roles;
    }

    @Override
    public String getName() {
        return caller.username();
    }

    @Override
    public Set<String> getClaimNames() {
        return claims.keySet();
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T> T getClaim(String name) {
        return (T) claims.get(name);
    }
}
