package dev.workflow.passport;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.workflow.persistence.identity.Caller;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * An access token of ours that is good now.
 *
 * @param grant the family it comes from
 * @param client to whom it was given
 * @param caller in whose name, with the rights that the scope leaves; empty when the client acts for itself, or when the
 *     scope does not open the API
 * @param person what the client is told about them; without entries when the client acts for itself
 * @param scopes what it carries
 * @param claims all that it says
 */
public record KnownAccess(
        UUID grant,
        String client,
        Optional<Caller> caller,
        Map<String, Object> person,
        Set<String> scopes,
        JWTClaimsSet claims) {}
