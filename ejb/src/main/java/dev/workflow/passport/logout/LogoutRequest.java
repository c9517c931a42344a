package dev.workflow.passport.logout;

import dev.workflow.identity.Session;
import dev.workflow.passport.Client;
import dev.workflow.passport.Parameters;
import dev.workflow.problem.Problem;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Function;

/**
 * A client's wish that somebody is logged out.
 *
 * @param hint whom it means
 * @param client whose wish it is, as far as that is known
 * @param next where the browser goes on afterwards: what the client has registered, with its state
 */
public record LogoutRequest(Optional<IdTokenHint> hint, Optional<Client> client, Optional<URI> next) {

    /**
     * @param hints reads id tokens of ours
     * @throws Problem 400, to be shown to the person, when client, hint and address do not belong together
     */
    public static LogoutRequest of(
            Parameters asked,
            Function<String, Optional<IdTokenHint>> hints,
            Function<String, Optional<Client>> clients) {
        Optional<IdTokenHint> hint = once(asked, "id_token_hint").flatMap(hints);
        Optional<String> named = once(asked, "client_id");
        if (named.isPresent()
                && hint.filter(known -> !known.clients().contains(named.get())).isPresent()) {
            throw refused("The application that asks is not the one that was logged in to.");
        }
        Optional<Client> client = named.or(
                        () -> hint.flatMap(known -> known.clients().stream().findFirst()))
                .flatMap(clients);
        if (named.isPresent() && client.isEmpty()) {
            throw refused("This link is not from an application that is known here.");
        }
        return new LogoutRequest(hint, client, next(asked, client));
    }

    /** Whether it is certain that the person wants it: the client was logged in to from this very session. */
    public boolean certain(Session session) {
        return hint.filter(known ->
                        known.subject().equals(Long.toString(session.caller().accountId())))
                .flatMap(IdTokenHint::session)
                .filter(session.uuid().toString()::equals)
                .isPresent();
    }

    private static Optional<URI> next(Parameters asked, Optional<Client> client) {
        Optional<String> wanted = once(asked, "post_logout_redirect_uri");
        if (wanted.isEmpty()) {
            return Optional.empty();
        }
        URI known = client.stream()
                .flatMap(one -> one.logoutRedirects().stream())
                .filter(address -> address.toString().equals(wanted.get()))
                .findFirst()
                .orElseThrow(() -> refused("This link leads to an address that its application has not registered."));
        return Optional.of(once(asked, "state").map(state -> with(known, state)).orElse(known));
    }

    private static URI with(URI address, String state) {
        String separator = address.getRawQuery() == null ? "?" : "&";
        return URI.create(address + separator + "state=" + URLEncoder.encode(state, StandardCharsets.UTF_8));
    }

    private static Optional<String> once(Parameters asked, String name) {
        if (asked.repeated(name)) {
            throw refused("The parameter " + name + " is there more than once.");
        }
        return asked.get(name);
    }

    private static Problem refused(String why) {
        return Problem.badRequest("bad-logout", why).withHint("Nothing was done.");
    }
}
