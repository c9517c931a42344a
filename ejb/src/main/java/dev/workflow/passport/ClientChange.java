package dev.workflow.passport;

import com.nimbusds.oauth2.sdk.GrantType;
import dev.workflow.persistence.passport.RegisteredClient;
import dev.workflow.problem.Problem;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What is to be different at a client; what is empty stays as it is. The names of the fields in problems are those of RFC
 * 7591.
 */
public record ClientChange(
        Optional<String> name,
        Optional<List<String>> redirects,
        Optional<List<String>> logoutRedirects,
        Optional<List<String>> grantTypes,
        Optional<List<String>> scopes,
        Optional<String> tokenType,
        Optional<Boolean> trusted) {

    static final Set<String> GRANT_TYPES = Set.of(
            GrantType.AUTHORIZATION_CODE.getValue(),
            GrantType.REFRESH_TOKEN.getValue(),
            GrantType.CLIENT_CREDENTIALS.getValue(),
            GrantType.PASSWORD.getValue(),
            GrantType.DEVICE_CODE.getValue(),
            GrantType.TOKEN_EXCHANGE.getValue());

    /** They need a secret, and one of them trust, too. */
    private static final Set<String> WITH_SECRET =
            Set.of(GrantType.CLIENT_CREDENTIALS.getValue(), GrantType.PASSWORD.getValue());

    private static final Set<String> TOKEN_TYPES = Set.of("at+jwt", "JWT");
    private static final Pattern SCOPE = Pattern.compile("[\\x21\\x23-\\x5B\\x5D-\\x7E]{1,100}");
    private static final int MOST = 50;

    public ClientChange {
        name.filter(text ->
                        text.isBlank() || text.length() > 100 || text.chars().anyMatch(Character::isISOControl))
                .ifPresent(bad -> refuse("client_name", "Enter 1 to 100 printable characters."));
        redirects.ifPresent(all -> addresses("redirect_uris", all));
        logoutRedirects.ifPresent(all -> addresses("post_logout_redirect_uris", all));
        grantTypes
                .filter(all -> all.isEmpty() || !GRANT_TYPES.containsAll(all))
                .ifPresent(bad -> refuse("grant_types", "Choose of " + String.join(", ", GRANT_TYPES) + "."));
        scopes.filter(all -> all.isEmpty()
                        || all.size() > MOST
                        || !all.stream().allMatch(word -> SCOPE.matcher(word).matches()))
                .ifPresent(bad -> refuse("scope", "Enter 1 to " + MOST + " words with blanks between them."));
        tokenType
                .filter(typ -> !TOKEN_TYPES.contains(typ))
                .ifPresent(bad -> refuse("access_token_type", "Choose of at+jwt and JWT."));
    }

    /** @throws Problem 400 when the client would make no sense */
    void apply(RegisteredClient client) {
        name.ifPresent(client::setName);
        redirects.ifPresent(client::setRedirects);
        logoutRedirects.ifPresent(client::setLogoutRedirects);
        grantTypes.ifPresent(client::setGrantTypes);
        scopes.ifPresent(client::setScopes);
        tokenType.ifPresent(client::setTokenType);
        trusted.ifPresent(client::setTrusted);
        check(client);
    }

    private static void check(RegisteredClient client) {
        Set<String> types = client.getGrantTypes();
        if (types.contains(GrantType.AUTHORIZATION_CODE.getValue())
                && client.getRedirects().isEmpty()) {
            refuse("redirect_uris", "The grant type authorization_code needs an address to send codes to.");
        }
        if (client.getSecretHash().isEmpty() && types.stream().anyMatch(WITH_SECRET::contains)) {
            refuse("grant_types", "A client without a secret cannot have " + String.join(" or ", WITH_SECRET) + ".");
        }
        if (types.contains(GrantType.PASSWORD.getValue()) && !client.isTrusted()) {
            refuse("grant_types", "Only a trusted client may take passwords of people.");
        }
    }

    private static void addresses(String field, List<String> all) {
        if (all.size() > MOST) {
            refuse(field, "Enter at most " + MOST + " addresses.");
        }
        all.forEach(text -> RedirectAddress.parse(field, text));
    }

    private static void refuse(String field, String why) {
        throw Problem.field(field, why);
    }
}
