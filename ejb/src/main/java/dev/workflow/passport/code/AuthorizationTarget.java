package dev.workflow.passport.code;

import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationErrorResponse;
import com.nimbusds.oauth2.sdk.AuthorizationResponse;
import com.nimbusds.oauth2.sdk.AuthorizationSuccessResponse;
import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.ResponseMode;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.id.State;
import dev.workflow.passport.Client;
import dev.workflow.passport.OneTimeKey;
import dev.workflow.passport.Parameters;
import dev.workflow.problem.Problem;
import java.net.URI;
import java.util.Optional;
import java.util.function.Function;

/**
 * Where the answer to a request for authorization goes: to a client that is known, at an address that it has registered.
 * As long as there is none of these, nothing may be sent anywhere.
 *
 * @param state that the client wants to have back
 */
public record AuthorizationTarget(Client client, URI redirect, ResponseMode mode, Optional<String> state) {

    private static final int BAD_REQUEST = 400;

    /** @throws Problem 400, to be shown to the person, when there is no such client or no such address of it */
    public static AuthorizationTarget of(Parameters asked, Function<String, Optional<Client>> clients) {
        Client client = once(asked, "client_id")
                .flatMap(clients)
                .orElseThrow(() -> Problem.of(
                        BAD_REQUEST, "unknown-client", "This link is not from an application that is known here."));
        URI redirect = once(asked, "redirect_uri")
                .flatMap(text -> client.redirects().stream()
                        .filter(known -> known.toString().equals(text))
                        .findFirst())
                .orElseThrow(() -> Problem.of(
                        BAD_REQUEST,
                        "unknown-redirect",
                        "This link leads back to an address that " + client.name() + " has not registered."));
        boolean form = asked.get("response_mode").filter("form_post"::equals).isPresent();
        return new AuthorizationTarget(
                client,
                redirect,
                form ? ResponseMode.FORM_POST : ResponseMode.QUERY,
                asked.get("state").filter(text -> !text.isBlank()));
    }

    /** The code that the client waits for. @param issuer as the client sees us (RFC 9207) */
    public AuthorizationResponse success(OneTimeKey code, String issuer) {
        return new AuthorizationSuccessResponse(
                redirect, new AuthorizationCode(code.text()), null, sentState(), new Issuer(issuer), mode);
    }

    /** Why there is none. */
    public AuthorizationResponse failure(ErrorObject error, String issuer) {
        return new AuthorizationErrorResponse(redirect, error, sentState(), new Issuer(issuer), mode);
    }

    /**
     * Whether what comes to the address comes to the client. Anybody can say that they are a client without a secret, and
     * other programs of the same machine may be listening, unless the address is that of a server.
     */
    public boolean certain() {
        return client.confidential() || redirect.getScheme().equals("https");
    }

    /** The library takes null for none. */
    private State sentState() {
        return state.map(State::new).orElse(null);
    }

    private static Optional<String> once(Parameters asked, String name) {
        return asked.repeated(name) ? Optional.empty() : asked.get(name);
    }
}
