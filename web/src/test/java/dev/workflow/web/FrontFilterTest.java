package dev.workflow.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.workflow.identity.BearerCheck;
import dev.workflow.identity.Refusal;
import dev.workflow.identity.ServiceKey;
import dev.workflow.identity.ServiceKeys;
import dev.workflow.identity.Sessions;
import dev.workflow.identity.TokenCheck;
import dev.workflow.identity.Tokens;
import dev.workflow.identity.VerifiedToken;
import dev.workflow.persistence.identity.Caller;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.security.Principal;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The authentication mechanism and the filter behind it, in the order the container calls them. */
class FrontFilterTest {

    private static final String GOOD = "g".repeat(128);
    private static final String DATABASE_DOWN = "d".repeat(128);

    private static final String BUILDER_KEY = "builder's key";
    private static final String MANAGER_TOKEN = ServiceKeys.managerToken("access", "secret");
    private static final String SCIM_SECRET = "s".repeat(40);
    private static final ServiceKeys KEYS = new ServiceKeys(
            ServiceKey.of(BUILDER_KEY), Optional.of(MANAGER_TOKEN), ServiceKey.NONE, ServiceKey.of(SCIM_SECRET));

    private final AtomicReference<HttpServletRequest> passed = new AtomicReference<>();
    private final AtomicReference<Principal> caller = new AtomicReference<>();

    @Test
    void everyReplyCarriesTheHeaders() throws Exception {
        Exchange exchange = call("GET", "/healthz", null);
        assertThat(exchange.received)
                .containsEntry("DRYCC_API_VERSION", "2.3")
                .containsEntry("DRYCC_PLATFORM_VERSION", "2.3.0")
                .containsEntry("Access-Control-Allow-Origin", "*")
                .containsEntry("Access-Control-Expose-Headers", "DRYCC_API_VERSION, DRYCC_PLATFORM_VERSION")
                .containsEntry("X-Frame-Options", "DENY")
                .containsEntry("X-Content-Type-Options", "nosniff")
                .containsEntry("Referrer-Policy", "same-origin")
                .containsKey("X-Request-Id");
        assertThat(call("GET", "/v2/", "token bad").received).containsAllEntriesOf(withoutId(exchange));
        assertThat(call("GET", "//", null).received).containsAllEntriesOf(withoutId(exchange));
    }

    @Test
    void anAnswerToHeadHasNoBody() throws Exception {
        Exchange exchange = call("HEAD", "/v2/apps", "token bad");
        assertThat(exchange.status()).isEqualTo(401);
        assertThat(exchange.received).containsEntry("Content-Type", "application/json");
        assertThat(exchange.body()).isEmpty();
    }

    @Test
    void aGoodTokenIsACaller() throws Exception {
        Exchange exchange = call("GET", "/v2/apps", "ToKeN  " + GOOD);
        assertThat(exchange.status()).isEqualTo(200);
        assertThat(passed.get()).isNotNull();
        assertThat(caller.get()).isInstanceOfSatisfying(CallerPrincipal.class, principal -> {
            assertThat(principal.caller().username()).isEqualTo("ada");
            assertThat(principal.getName()).isEqualTo("ada");
            assertThat(principal.getSubject()).isEqualTo("7");
            assertThat(principal.credential()).isEqualTo("laptop");
            assertThat(principal.getGroups()).containsExactlyInAnyOrder("user", "superuser");
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "token bad     | Invalid token. | token",
                "token         | Invalid token header. No credentials provided. | token",
                "token a b     | Invalid token header. Token string should not contain spaces. | token",
                "Bearer a.b.c  | Verify token fail. | bearer",
                "bearer        | Verify token fail. | bearer",
            })
    void aBadCredentialIsRefusedInTheContractsWords(String header, String text, String challenge) throws Exception {
        Exchange exchange = call("GET", "/v2/apps", header);
        assertThat(exchange.status()).isEqualTo(401);
        assertThat(exchange.body()).isEqualTo("{\"detail\":\"" + text + "\"}");
        assertThat(exchange.received)
                .containsEntry("WWW-Authenticate", challenge)
                .containsEntry("Content-Type", "application/json");
        assertThat(passed.get()).isNull();
    }

    @Test
    void aRefusalHasProblemDetailsWhenTheyAreAskedFor() throws Exception {
        for (String path : new String[] {"/v2/apps", "//"}) {
            Exchange exchange = new Exchange("GET", path);
            exchange.sent.put("Authorization", "token bad");
            exchange.sent.put("Accept", "application/problem+json");
            run(exchange, (request, response) -> passed.set((HttpServletRequest) request));
            assertThat(exchange.received).containsEntry("Content-Type", "application/problem+json");
            assertThat(exchange.body())
                    .contains("\"status\":" + exchange.status(), exchange.received.get("X-Request-Id"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic YTpi", "Digest x", "", "   ", "tokenx y"})
    void otherSchemesAreNobody(String header) throws Exception {
        call("GET", "/v2/apps", header);
        assertThat(passed.get()).isNotNull();
        assertThat(caller.get()).isNull();
    }

    @Test
    void aServiceIsKnownByItsKeyBelowItsOwnPathsOnly() throws Exception {
        builder("/v2/hooks/build", BUILDER_KEY);
        assertThat(caller.get().getName()).isEqualTo("builder");
        call("DELETE", "/v2/manager/apps/shop/unblock", "Token " + MANAGER_TOKEN);
        assertThat(caller.get().getName()).isEqualTo("manager");
        call("GET", "/v2/scim/v2/Users", "Bearer " + SCIM_SECRET);
        assertThat(caller.get().getName()).isEqualTo("scim");
        caller.set(null);
        for (String path : new String[] {"/v2/apps", "/v2/users", "/v2/scimx/v2/Users", "/v2/"}) {
            assertThat(call("GET", path, "Bearer " + SCIM_SECRET).status())
                    .as(path)
                    .isEqualTo(401);
            assertThat(caller.get()).as(path).isNull();
        }
        assertThat(call("GET", "/v2/scim/v2/Users", "Bearer " + SCIM_SECRET + "x")
                        .status())
                .isEqualTo(401);
        assertThat(call("GET", "/v2/scim/v2/Users", "Bearer " + MANAGER_TOKEN).status())
                .isEqualTo(401);
        for (String path : new String[] {"/v2/apps", "/v2/hooksx/build", "/v2/manager/apps/shop/block", "/v2/"}) {
            builder(path, BUILDER_KEY);
            assertThat(caller.get()).as(path).isNull();
        }
        assertThat(call("GET", "/v2/apps", "token " + MANAGER_TOKEN).status()).isEqualTo(401);
        assertThat(caller.get()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "wrong", "builder's key2", "builder's ke"})
    void aWrongKeyIsNobody(String key) throws Exception {
        assertThat(builder("/v2/hooks/build", key).status()).isEqualTo(200);
        assertThat(caller.get()).as("left to the access filter").isNull();
        Exchange manager = call("POST", "/v2/manager/apps/shop/block", "token " + key.replace(" ", "_"));
        assertThat(manager.status()).isEqualTo(401);
    }

    private Exchange builder(String path, String key) throws Exception {
        Exchange exchange = new Exchange("POST", path);
        exchange.sent.put("X-Drycc-Builder-Auth", key);
        run(exchange, (request, response) -> passed.set((HttpServletRequest) request));
        return exchange;
    }

    @Test
    void aProbeDoesNotDependOnACredential() throws Exception {
        assertThat(call("GET", "/healthz", "token " + DATABASE_DOWN).status()).isEqualTo(200);
    }

    @Test
    void aCredentialThatCannotBeCheckedIsNotTakenForABadOne() throws Exception {
        assertThat(call("GET", "/v2/apps", "token " + DATABASE_DOWN).status()).isEqualTo(503);
    }

    @Test
    void aPathWithTwoReadingsGoesNoFurther() throws Exception {
        assertThat(call("GET", "/v2/..;/apps", "token " + GOOD).status()).isEqualTo(400);
        assertThat(passed.get()).isNull();
    }

    @Test
    void aPreflightNeedsNoCredential() throws Exception {
        Exchange exchange = new Exchange("OPTIONS", "/v2/apps");
        exchange.sent.put("Access-Control-Request-Method", "POST");
        run(exchange, (request, response) -> passed.set((HttpServletRequest) request));
        assertThat(exchange.status()).isEqualTo(200);
        assertThat(exchange.received.get("Access-Control-Allow-Methods")).contains("POST");
        assertThat(passed.get()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"abc-1.2_X, abc-1.2_X", "'a b', ", "<script>, ", "'', "})
    void aRequestIdIsKeptWhenItIsHarmless(String sent, String kept) throws Exception {
        Exchange exchange = new Exchange("GET", "/healthz");
        exchange.sent.put("X-Request-Id", sent);
        run(exchange, (request, response) -> passed.set((HttpServletRequest) request));
        String id = exchange.received.get("X-Request-Id");
        assertThat(passed.get().getHeader("x-request-id")).isEqualTo(id);
        assertThat(id.equals(sent)).isEqualTo(kept != null);
    }

    @Test
    void whatBreaksOutsideTheResourcesTellsNothing() throws Exception {
        Exchange exchange = new Exchange("GET", "/v2/apps");
        run(exchange, (request, response) -> {
            throw new ServletException("secret of the inside");
        });
        assertThat(exchange.status()).isEqualTo(500);
        assertThat(exchange.body()).isEqualTo("{\"detail\":\"Server Error\"}");
    }

    @Test
    void peopleSeeAPageWithWhatToDoAndTheNumberOfTheirRequest() throws Exception {
        Exchange broken = browse("/user/sessions/", (request, response) -> {
            throw new ServletException("secret of the inside");
        });
        assertThat(broken.status()).isEqualTo(500);
        assertThat(broken.received)
                .containsEntry("Content-Type", "text/html;charset=utf-8")
                .hasEntrySatisfying("Content-Security-Policy", policy -> assertThat(policy)
                        .startsWith("default-src 'none'; ")
                        .doesNotContain("unsafe"));
        assertThat(broken.body())
                .contains("Go back and try again in a moment.", broken.received.get("X-Request-Id"))
                .doesNotContain("secret");
        FilterChain never = (request, response) -> {};
        assertThat(browse("/user//sessions", never).body()).contains("<h1>That did not work</h1>");
        assertThat(browse("/oauth//token", never).received).containsEntry("Content-Type", "application/json");
        assertThat(browse("/v2//apps", never).received).containsEntry("Content-Type", "application/json");
    }

    private Exchange browse(String path, FilterChain chain) throws Exception {
        Exchange exchange = new Exchange("GET", path);
        exchange.sent.put("Accept", "text/html,*/*;q=0.8");
        run(exchange, chain);
        return exchange;
    }

    private Exchange call(String method, String path, String authorization) throws Exception {
        Exchange exchange = new Exchange(method, path);
        if (authorization != null) {
            exchange.sent.put("Authorization", authorization);
        }
        passed.set(null);
        run(exchange, (request, response) -> passed.set((HttpServletRequest) request));
        return exchange;
    }

    private void run(Exchange exchange, FilterChain chain) throws Exception {
        HttpServletRequest request = exchange.request();
        new ApiAuthentication(new KnownTokens(), new NoBearers(), new Sessions() {}, KEYS, Optional.empty())
                .validateRequest(request, exchange.response(), container());
        new FrontFilter().doFilter(request, exchange.response(), chain);
    }

    private HttpMessageContext container() {
        return (HttpMessageContext) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {HttpMessageContext.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("notifyContainerAboutLogin")) {
                        caller.set((Principal) arguments[0]);
                        return AuthenticationStatus.SUCCESS;
                    }
                    return AuthenticationStatus.NOT_DONE;
                });
    }

    private static Map<String, String> withoutId(Exchange exchange) {
        Map<String, String> headers = new TreeMap<>(exchange.received);
        headers.remove("X-Request-Id");
        return headers;
    }

    private static final class KnownTokens extends TokenCheck {

        @Override
        public Tokens.KnownToken check(String key) {
            if (key.equals(DATABASE_DOWN)) {
                throw new IllegalStateException(new SQLException("refused", "08001"));
            }
            if (!key.equals(GOOD)) {
                throw Refusal.INVALID_TOKEN.problem();
            }
            return new Tokens.KnownToken(
                    new UUID(0, 1), new Caller(7, "ada", true, true), true, "laptop", Optional.empty());
        }
    }

    /** Takes no JSON web token. */
    private static final class NoBearers extends BearerCheck {
        @Override
        public VerifiedToken check(String token) {
            throw Refusal.UNVERIFIED.problem();
        }
    }
}
