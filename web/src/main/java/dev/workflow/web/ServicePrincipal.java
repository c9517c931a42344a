package dev.workflow.web;

import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.jwt.Claims;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * A service around the platform that has shown its key. It is no account: it may call what is meant for its role and
 * nothing else ({@link AccessFilter}).
 */
public final class ServicePrincipal implements JsonWebToken {

    /** An external builder. */
    public static final String BUILDER = "builder";

    /** The workflow manager. */
    public static final String MANAGER = "manager";

    /** A directory of people. */
    public static final String SCIM = "scim";

    private final String role;
    private final Map<String, Object> claims;

    ServicePrincipal(String role) {
        this.role = role;
        this.claims = Map.of(Claims.sub.name(), role, Claims.upn.name(), role, Claims.groups.name(), Set.of(role));
    }

    @Override
    public String getName() {
        return role;
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
