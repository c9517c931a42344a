package dev.workflow.passport.code;

import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.openid.connect.sdk.OIDCError;
import com.nimbusds.openid.connect.sdk.Prompt;
import dev.workflow.identity.Session;
import dev.workflow.passport.OneTimeKey;
import dev.workflow.passport.consent.Consents;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** Decides about requests for authorization. */
@Stateless
public class Authorizations {

    private Consents consents;
    private Codes codes;
    private Clock clock;

    protected Authorizations() {}

    @Inject
    public Authorizations(Consents consents, Codes codes, Clock clock) {
        this.consents = consents;
        this.codes = codes;
        this.clock = clock;
    }

    /**
     * @param session of the browser
     * @param since when the browser was sent to log in for this request, from {@link LoginMark}
     */
    public Decision decide(Authorization request, Optional<Session> session, Optional<Instant> since) {
        if (session.isEmpty() || !suffices(request, session.get(), since)) {
            return request.silent() ? refuse(OIDCError.LOGIN_REQUIRED) : new Decision.LogIn();
        }
        if (isSomebodyElse(request, session.get())) {
            return request.silent() || since.isPresent() ? refuse(OIDCError.LOGIN_REQUIRED) : new Decision.LogIn();
        }
        if (allowedBefore(request, session.get())) {
            return new Decision.Allow();
        }
        return request.silent() ? refuse(OIDCError.CONSENT_REQUIRED) : new Decision.Ask();
    }

    /** The person said yes: a code, and no question the next time. */
    public OneTimeKey allow(Authorization request, Session session) {
        if (request.target().certain()) {
            consents.give(
                    session.caller().accountId(), request.target().client().id(), request.scopes());
        }
        return codes.issue(request, session);
    }

    /** A code for what is allowed already. */
    public OneTimeKey issue(Authorization request, Session session) {
        return codes.issue(request, session);
    }

    private boolean suffices(Authorization request, Session session, Optional<Instant> since) {
        if (since.filter(moment -> !session.authenticated().isBefore(moment)).isPresent()) {
            return true;
        }
        boolean again =
                request.prompt().contains(Prompt.Type.LOGIN) || request.prompt().contains(Prompt.Type.SELECT_ACCOUNT);
        boolean old = request.maxAge()
                .map(age -> !session.authenticated().plus(age).isAfter(clock.instant()))
                .orElse(false);
        return !again && !old;
    }

    private static boolean isSomebodyElse(Authorization request, Session session) {
        String account = Long.toString(session.caller().accountId());
        return request.subject().filter(subject -> !subject.equals(account)).isPresent();
    }

    private boolean allowedBefore(Authorization request, Session session) {
        AuthorizationTarget target = request.target();
        if (request.prompt().contains(Prompt.Type.CONSENT)) {
            return false;
        }
        return target.client().trusted()
                || target.certain()
                        && consents.cover(
                                session.caller().accountId(), target.client().id(), request.scopes());
    }

    private static Decision refuse(ErrorObject error) {
        return new Decision.Refuse(error);
    }
}
