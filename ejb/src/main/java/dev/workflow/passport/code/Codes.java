package dev.workflow.passport.code;

import dev.workflow.identity.Session;
import dev.workflow.identity.TokensRevoked;
import dev.workflow.passport.OneTimeKey;
import dev.workflow.persistence.passport.code.IssuedCode;
import dev.workflow.persistence.passport.code.IssuedCodes;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Gives out codes. */
@Stateless
public class Codes {

    /** From the browser to the client takes no longer. */
    static final Duration LIFE = Duration.ofSeconds(60);

    /** How long a second use is known as one; after that the code is merely unknown. */
    static final Duration REMEMBERED = Duration.ofDays(1);

    private IssuedCodes codes;
    private Clock clock;

    protected Codes() {}

    @Inject
    public Codes(IssuedCodes codes, Clock clock) {
        this.codes = codes;
        this.clock = clock;
    }

    /** For the client to exchange for tokens within a minute. */
    public OneTimeKey issue(Authorization request, Session session) {
        OffsetDateTime now = OffsetDateTime.now(clock);
        codes.removeExpired(now, now.minus(REMEMBERED));
        OneTimeKey key = OneTimeKey.random();
        IssuedCode code = new IssuedCode(
                key.digest(),
                request.target().client().id(),
                session.caller().accountId(),
                session.uuid(),
                now.plus(LIFE));
        code.asked(request.target().redirect().toString(), request.challenge(), request.scopes(), request.nonce());
        code.loggedIn(session.methods(), session.authenticated().atOffset(ZoneOffset.UTC));
        codes.add(code);
        return key;
    }

    /** What was given away before somebody's password or role changed is worth nothing after it. */
    public void forget(@Observes TokensRevoked event) {
        codes.removeUnused(event.accountId());
    }
}
