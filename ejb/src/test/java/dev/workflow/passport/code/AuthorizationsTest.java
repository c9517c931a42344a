package dev.workflow.passport.code;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.oauth2.sdk.GeneralException;
import dev.workflow.identity.Session;
import dev.workflow.passport.Client;
import dev.workflow.passport.Parameters;
import dev.workflow.passport.Passport;
import dev.workflow.passport.consent.AllowedClients;
import dev.workflow.persistence.identity.Caller;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AuthorizationsTest {

    private static final Decision LOG_IN = new Decision.LogIn();
    private static final Decision ASK = new Decision.Ask();
    private static final Decision ALLOW = new Decision.Allow();

    private final Passport passport = new Passport();
    private final Caller ada = passport.account("ada");
    private final Client shop = passport.client("shop", true, Passport.REDIRECT);
    private final Session session = passport.session(passport.logIn(ada));

    @Test
    void whoIsNotLoggedInLogsIn() {
        assertThat(decide("", Optional.empty(), Optional.empty())).isEqualTo(LOG_IN);
        assertThat(error(decide("&prompt=none", Optional.empty(), Optional.empty())))
                .isEqualTo("login_required");
    }

    @Test
    void isAskedOnceForEachScope() {
        assertThat(decide("&scope=openid")).isEqualTo(ASK);
        assertThat(error(decide("&scope=openid&prompt=none"))).isEqualTo("consent_required");
        allow("&scope=openid+read");
        assertThat(decide("&scope=openid")).isEqualTo(ALLOW);
        assertThat(decide("&scope=read&prompt=none")).isEqualTo(ALLOW);
        assertThat(decide("&scope=openid&prompt=consent")).isEqualTo(ASK);
        assertThat(decide("&scope=openid+deploy")).isEqualTo(ASK);
        assertThat(decide("&scope=read:blog")).isEqualTo(ASK);
        allow("&scope=deploy");
        assertThat(decide("&scope=openid+read+deploy")).isEqualTo(ALLOW);
    }

    @Test
    void consentIsOfOnePersonForOneClientUntilItIsTakenBack() {
        allow("&scope=openid");
        Session eve = passport.session(passport.logIn(passport.account("eve")));
        assertThat(decide("&scope=openid", Optional.of(eve), Optional.empty())).isEqualTo(ASK);
        Client other = passport.client("other", true, Passport.REDIRECT);
        assertThat(decide(request(other, "&scope=openid"), Optional.of(session), Optional.empty()))
                .isEqualTo(ASK);
        passport.container.run(AllowedClients.class, allowed -> allowed.revoke(ada, "shop"));
        assertThat(decide("&scope=openid")).isEqualTo(ASK);
    }

    @Test
    void aProgramThatAnybodyCouldPretendToBeIsAskedForAlways() {
        Client native_ = passport.client("native", false, "http://127.0.0.1:8123/cb");
        String pkce = "&code_challenge_method=S256&code_challenge=" + "A".repeat(43);
        Authorization request = request(native_, pkce);
        passport.container.call(Authorizations.class, all -> all.allow(request, session));
        assertThat(decide(request, Optional.of(session), Optional.empty())).isEqualTo(ASK);
    }

    @Test
    void aNewLoginIsDemandedOnceAndCannotBeLeftOut() {
        for (String demand : new String[] {"&prompt=login", "&prompt=select_account", "&max_age=0"}) {
            assertThat(decide(demand)).as(demand).isEqualTo(LOG_IN);
            Instant sent = passport.clock.instant().plusSeconds(1);
            assertThat(decide(demand, Optional.of(session), Optional.of(sent)))
                    .as("the old login does not count")
                    .isEqualTo(LOG_IN);
            passport.clock.advance(Duration.ofSeconds(5));
            Session again = passport.session(passport.logIn(ada));
            assertThat(decide(demand, Optional.of(again), Optional.of(sent))).isEqualTo(ASK);
            assertThat(decide(demand, Optional.of(again), Optional.empty()))
                    .as("without the mark it is demanded again")
                    .isEqualTo(LOG_IN);
        }
    }

    @Test
    void anOldLoginIsRenewed() {
        assertThat(decide("&max_age=60")).isEqualTo(ASK);
        passport.clock.advance(Duration.ofSeconds(60));
        assertThat(decide("&max_age=60")).isEqualTo(LOG_IN);
        assertThat(error(decide("&max_age=60&prompt=none"))).isEqualTo("login_required");
        assertThat(decide("&max_age=61")).isEqualTo(ASK);
    }

    @Test
    void anotherPersonThanTheHintedOneLogsIn() {
        assertThat(decide(hinted(Long.toString(ada.accountId()), ""), Optional.of(session), Optional.empty()))
                .isEqualTo(ASK);
        assertThat(decide(hinted("0", ""), Optional.of(session), Optional.empty()))
                .isEqualTo(LOG_IN);
        assertThat(error(decide(hinted("0", "&prompt=none"), Optional.of(session), Optional.empty())))
                .isEqualTo("login_required");
        assertThat(error(decide(hinted("0", ""), Optional.of(session), Optional.of(session.authenticated()))))
                .as("they did log in, as somebody else")
                .isEqualTo("login_required");
    }

    private Authorization hinted(String subject, String more) {
        return request(shop, "&id_token_hint=x" + more, Optional.of(subject));
    }

    private void allow(String more) {
        passport.container.call(Authorizations.class, all -> all.allow(request(shop, more), session));
    }

    private Decision decide(String more) {
        return decide(more, Optional.of(session), Optional.empty());
    }

    private Decision decide(String more, Optional<Session> who, Optional<Instant> since) {
        return decide(request(shop, more), who, since);
    }

    private Decision decide(Authorization request, Optional<Session> who, Optional<Instant> since) {
        return passport.container.call(Authorizations.class, all -> all.decide(request, who, since));
    }

    private static String error(Decision decision) {
        return ((Decision.Refuse) decision).error().getCode();
    }

    private static Authorization request(Client client, String more) {
        return request(client, more, Optional.empty());
    }

    private static Authorization request(Client client, String more, Optional<String> subject) {
        Parameters asked = Parameters.parse("response_type=code&client_id=x&redirect_uri="
                + client.redirects().iterator().next() + more);
        try {
            return AuthorizationRules.check(
                    asked, AuthorizationTarget.of(asked, id -> Optional.of(client)), hint -> subject);
        } catch (GeneralException refused) {
            throw new AssertionError(refused.getErrorObject().getDescription(), refused);
        }
    }
}
