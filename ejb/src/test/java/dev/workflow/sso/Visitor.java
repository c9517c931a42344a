package dev.workflow.sso;

import com.nimbusds.oauth2.sdk.util.URLUtils;
import dev.workflow.persistence.sso.LoginAttempts;
import dev.workflow.sso.login.Arrival;
import dev.workflow.sso.login.Attempts;
import dev.workflow.sso.login.Attempts.Attempt;
import dev.workflow.sso.login.BrowserSecret;
import dev.workflow.sso.login.CodeExchange;
import dev.workflow.sso.login.FederatedLogin;
import dev.workflow.sso.login.IdTokens;
import dev.workflow.sso.login.IssuerAnswer;
import dev.workflow.sso.login.UserInfo;
import java.net.URI;
import java.util.Optional;
import java.util.OptionalLong;

/** A browser that logs in at issuers. */
final class Visitor {

    static final URI BACK = URI.create("https://workflow.example.com/user/sso/corp/callback");
    private static final String HERE = "192.0.2.1";

    private final FederatedLogin logins;
    BrowserSecret secret = BrowserSecret.random();

    Visitor(SsoWorld world) {
        Attempts attempts = new Attempts(null, world.clock) {
            @Override
            public String begin(Issuer issuer, BrowserSecret browser, Attempt attempt, String address) {
                return world.database.call(entities -> new Attempts(new LoginAttempts(entities), world.clock)
                        .begin(issuer, browser, attempt, address));
            }

            @Override
            public Optional<Attempt> take(Issuer issuer, BrowserSecret browser, String state) {
                return world.database.call(entities ->
                        new Attempts(new LoginAttempts(entities), world.clock).take(issuer, browser, state));
            }
        };
        IdTokens idTokens = new IdTokens(world.tokens, new UserInfo(world.http));
        logins = new FederatedLogin(
                world.directory,
                world.connections,
                attempts,
                new CodeExchange(world.connections, world.http, idTokens),
                world.admission());
    }

    /** Where it is sent. @throws Problem as {@link FederatedLogin#begin} */
    URI begin(String issuer, OptionalLong account) {
        return logins.begin(issuer, secret, new Attempt(account, "/user/"), BACK, HERE);
    }

    /** It comes back. */
    Arrival finish(String issuer, OptionalLong account, IssuerAnswer answer) {
        return logins.finish(issuer, secret, account, answer, BACK);
    }

    /** All of it. */
    Arrival logIn(FakeIssuer at) {
        URI there = begin("corp", OptionalLong.empty());
        return finish("corp", OptionalLong.empty(), answer(at, there));
    }

    /** All of it, from the account's page. */
    Arrival link(FakeIssuer at, long account) {
        URI there = begin("corp", OptionalLong.of(account));
        return finish("corp", OptionalLong.of(account), answer(at, there));
    }

    static IssuerAnswer answer(FakeIssuer at, URI there) {
        return new IssuerAnswer(state(there), at.authorize(there), at.url, "");
    }

    static String state(URI there) {
        return URLUtils.parseParameters(there.getRawQuery()).get("state").get(0);
    }
}
