package dev.workflow.passport;

import dev.workflow.persistence.passport.RegisteredClient;
import java.time.Instant;
import java.util.Set;

/** A client as administrators see it; the names are those of RFC 7591 where it has one. */
public record ClientView(
        String clientId,
        String clientName,
        boolean confidential,
        Set<String> redirectUris,
        Set<String> postLogoutRedirectUris,
        Set<String> grantTypes,
        String scope,
        String accessTokenType,
        boolean trusted,
        Instant created,
        Instant updated) {

    static ClientView of(RegisteredClient client) {
        return new ClientView(
                client.getId(),
                client.getName(),
                client.getSecretHash().isPresent(),
                client.getRedirects(),
                client.getLogoutRedirects(),
                client.getGrantTypes(),
                String.join(" ", client.getScopes()),
                client.getTokenType(),
                client.isTrusted(),
                client.getCreated().toInstant(),
                client.getUpdated().toInstant());
    }
}
