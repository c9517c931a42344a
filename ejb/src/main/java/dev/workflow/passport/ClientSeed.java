package dev.workflow.passport;

import com.nimbusds.oauth2.sdk.GrantType;
import dev.workflow.persistence.passport.RegisteredClient;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One of the clients that the configuration names, in the form of Drycc's {@code initApplications} (platform.md §6). They
 * are the platform's own: trusted.
 *
 * @param id {@code key}, or the name without one
 * @param redirects absolute, or paths on the host {@code <prefix>.<domain>}
 */
record ClientSeed(
        String name, ClientId id, Optional<ClientSecret> secret, List<String> redirects, Set<String> grantTypes) {

    private static final List<String> SCOPES = List.of("openid", "profile", "read", "deploy", "admin");

    /**
     * @param origins of the platform's hosts: schemes, each with {@code ://}
     * @throws RuntimeException when something is missing or will not do
     */
    static ClientSeed parse(JsonObject json, List<String> origins, String domain) {
        String name = json.getString("name");
        String key = json.getString("key", "");
        String secret = json.getString("secret", "");
        String host = json.getString("prefix", name) + "." + domain;
        List<String> redirects = new ArrayList<>();
        for (String address : words(json.getString("redirect_uri", ""))) {
            if (address.startsWith("/")) {
                origins.forEach(origin -> redirects.add(origin + host + address));
            } else {
                redirects.add(address);
            }
        }
        return new ClientSeed(
                name,
                new ClientId(key.isEmpty() ? name : key),
                secret.isEmpty() ? Optional.empty() : Optional.of(new ClientSecret(secret)),
                redirects,
                grantTypes(json.getString("grant_type", ""), !redirects.isEmpty()));
    }

    /** Each has the code grant, as upstream, if there is somewhere to send codes to. */
    private static Set<String> grantTypes(String given, boolean redirects) {
        Set<String> types = new LinkedHashSet<>(List.of(GrantType.REFRESH_TOKEN.getValue()));
        if (redirects) {
            types.add(GrantType.AUTHORIZATION_CODE.getValue());
        }
        words(given).forEach(word -> types.add(word.replace("authorization-code", "authorization_code")));
        return types;
    }

    /** @return whether anything was different */
    boolean apply(RegisteredClient client) {
        Optional<byte[]> hash = secret.map(ClientSecret::sha256);
        boolean same = client.getName().equals(name)
                && Arrays.equals(client.getSecretHash().orElse(null), hash.orElse(null))
                && client.getRedirects().equals(Set.copyOf(redirects))
                && client.getGrantTypes().equals(grantTypes)
                && client.isTrusted();
        if (same) {
            return false;
        }
        client.setSecretHash(hash);
        change(client).apply(client);
        return true;
    }

    private ClientChange change(RegisteredClient client) {
        return new ClientChange(
                Optional.of(name),
                Optional.of(redirects),
                Optional.empty(),
                Optional.of(List.copyOf(grantTypes)),
                client.getScopes().isEmpty() ? Optional.of(SCOPES) : Optional.empty(),
                Optional.empty(),
                Optional.of(true));
    }

    private static List<String> words(String text) {
        return Arrays.stream(text.split("[\\s,]+"))
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
