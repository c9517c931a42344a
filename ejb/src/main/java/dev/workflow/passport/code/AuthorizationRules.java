package dev.workflow.passport.code;

import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.GrantType;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.openid.connect.sdk.OIDCError;
import com.nimbusds.openid.connect.sdk.Prompt;
import dev.workflow.passport.Parameters;
import dev.workflow.passport.RequestedScopes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/** What a request for authorization must be like, once it is known where its answer goes. */
public final class AuthorizationRules {

    private static final int LONGEST = 1000;
    private static final Pattern SECONDS = Pattern.compile("\\d{1,9}");
    private static final Set<String> MODES = Set.of("query", "form_post");

    /** OpenID Connect Core §3.1.2.6. */
    private static final Map<String, ErrorObject> UNSUPPORTED = Map.of(
            "request", OAuth2Error.REQUEST_NOT_SUPPORTED,
            "request_uri", OAuth2Error.REQUEST_URI_NOT_SUPPORTED,
            "registration", OIDCError.REGISTRATION_NOT_SUPPORTED);

    private static final List<String> ONCE = List.of(
            "response_type",
            "response_mode",
            "scope",
            "state",
            "nonce",
            "code_challenge",
            "code_challenge_method",
            "prompt",
            "max_age",
            "login_hint",
            "id_token_hint");

    private AuthorizationRules() {}

    /**
     * @param hints says whom an id token of ours is about
     * @throws GeneralException with an error for the client
     */
    public static Authorization check(
            Parameters asked, AuthorizationTarget target, Function<String, Optional<String>> hints)
            throws GeneralException {
        requireSupported(asked);
        requireCode(asked, target);
        Optional<String> hint = asked.get("id_token_hint");
        Optional<String> subject = hint.flatMap(hints);
        if (hint.isPresent() && subject.isEmpty()) {
            throw invalid("The id_token_hint is not one of ours.");
        }
        return new Authorization(
                target,
                RequestedScopes.of(target.client(), asked.get("scope")),
                bounded(asked, "nonce"),
                ProofKey.challenge(asked, target.client()),
                prompt(asked.get("prompt")),
                maxAge(asked.get("max_age")),
                bounded(asked, "login_hint"),
                subject);
    }

    private static void requireSupported(Parameters asked) throws GeneralException {
        for (String name : ONCE) {
            if (asked.repeated(name)) {
                throw invalid("The parameter " + name + " is there more than once.");
            }
        }
        for (Map.Entry<String, ErrorObject> unsupported : UNSUPPORTED.entrySet()) {
            if (asked.has(unsupported.getKey())) {
                throw new GeneralException(unsupported.getValue());
            }
        }
    }

    private static void requireCode(Parameters asked, AuthorizationTarget target) throws GeneralException {
        String type = asked.get("response_type").orElseThrow(() -> invalid("The response_type is missing."));
        if (!type.equals("code")) {
            throw new GeneralException(OAuth2Error.UNSUPPORTED_RESPONSE_TYPE);
        }
        if (!target.client().grantTypes().contains(GrantType.AUTHORIZATION_CODE.getValue())) {
            throw new GeneralException(OAuth2Error.UNAUTHORIZED_CLIENT);
        }
        if (!MODES.contains(asked.get("response_mode").orElse("query"))) {
            throw invalid("The response_mode must be query or form_post.");
        }
    }

    /** None, together with something else, is refused by the library. */
    private static Set<Prompt.Type> prompt(Optional<String> text) throws GeneralException {
        try {
            return text.isEmpty() ? Set.of() : Prompt.parse(text.get());
        } catch (ParseException unknown) {
            throw invalid("The prompt is none that is known, or contradicts itself.");
        }
    }

    private static Optional<Duration> maxAge(Optional<String> text) throws GeneralException {
        if (text.filter(age -> !SECONDS.matcher(age).matches()).isPresent()) {
            throw invalid("The max_age is no number of seconds.");
        }
        return text.map(Long::parseLong).map(Duration::ofSeconds);
    }

    private static Optional<String> bounded(Parameters asked, String name) throws GeneralException {
        Optional<String> value = asked.get(name);
        if (value.filter(text -> text.length() > LONGEST).isPresent()) {
            throw invalid("The " + name + " is too long.");
        }
        return value;
    }

    private static GeneralException invalid(String why) {
        return new GeneralException(why, OAuth2Error.INVALID_REQUEST.setDescription(why));
    }
}
