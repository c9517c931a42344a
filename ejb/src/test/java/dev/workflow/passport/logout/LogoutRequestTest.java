package dev.workflow.passport.logout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.workflow.identity.Session;
import dev.workflow.passport.Client;
import dev.workflow.passport.Parameters;
import dev.workflow.persistence.identity.Caller;
import dev.workflow.problem.Problem;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogoutRequestTest {

    private static final String BYE = "https://shop.example.com/bye";

    private final Session session = new Session(
            UUID.randomUUID(),
            new Caller(7, "ada", false, false),
            Set.of("pwd"),
            Instant.EPOCH,
            Instant.EPOCH,
            "192.0.2.1",
            "");

    @Test
    void goesOnWhereTheClientHasRegistered() {
        assertThat(request("client_id=shop&post_logout_redirect_uri=" + encoded(BYE))
                        .next())
                .contains(URI.create(BYE));
        assertThat(request("id_token_hint=good&state=a%26b&post_logout_redirect_uri=" + encoded(BYE))
                        .next())
                .contains(URI.create(BYE + "?state=a%26b"));
        assertThat(request("id_token_hint=good&state=1&post_logout_redirect_uri=" + encoded(BYE + "?a=b"))
                        .next())
                .contains(URI.create(BYE + "?a=b&state=1"));
        assertThat(request("client_id=shop").next()).isEmpty();
        assertThat(request("").next()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://shop.example.com/bye/",
                "https://shop.example.com/bye?x=y",
                "https://shop.example.com/bye#x",
                "https://shop.example.com.evil.example/bye",
                "https://shop.example.com@evil.example/bye",
                "https://SHOP.example.com/bye",
                "http://shop.example.com/bye",
                "https://shop.example.com:8443/bye",
                "https://shop.example.com/x/../bye",
                "//evil.example/",
                "/user/",
                "javascript:alert(1)"
            })
    void goesNowhereElse(String address) {
        refused("client_id=shop&post_logout_redirect_uri=" + encoded(address));
        refused("id_token_hint=good&post_logout_redirect_uri=" + encoded(address));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "post_logout_redirect_uri=https://shop.example.com/bye",
                "id_token_hint=forged&post_logout_redirect_uri=https://shop.example.com/bye",
                "client_id=nobody",
                "client_id=other&post_logout_redirect_uri=https://shop.example.com/bye",
                "client_id=other&id_token_hint=good",
                "client_id=shop&client_id=shop",
                "client_id=shop&post_logout_redirect_uri=https://shop.example.com/bye"
                        + "&post_logout_redirect_uri=https://evil.example/"
            })
    void clientHintAndAddressMustBelongTogether(String query) {
        refused(query);
    }

    @Test
    void onlyTheClientOfThisSessionNeedNotAsk() {
        assertThat(request("id_token_hint=good").certain(session)).isTrue();
        assertThat(request("id_token_hint=elsewhere").certain(session)).isFalse();
        assertThat(request("id_token_hint=somebody").certain(session)).isFalse();
        assertThat(request("id_token_hint=forged").certain(session)).isFalse();
        assertThat(request("client_id=shop").certain(session)).isFalse();
        assertThat(request("").certain(session)).isFalse();
    }

    private void refused(String query) {
        assertThatThrownBy(() -> request(query))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.status()).isEqualTo(400));
    }

    private LogoutRequest request(String query) {
        return LogoutRequest.of(Parameters.parse(query), this::hint, LogoutRequestTest::client);
    }

    private Optional<IdTokenHint> hint(String token) {
        String here = session.uuid().toString();
        return switch (token) {
            case "good" -> Optional.of(new IdTokenHint(Set.of("shop"), "7", Optional.of(here)));
            case "elsewhere" -> Optional.of(new IdTokenHint(Set.of("shop"), "7", Optional.of("x")));
            case "somebody" -> Optional.of(new IdTokenHint(Set.of("shop"), "8", Optional.of(here)));
            default -> Optional.empty();
        };
    }

    private static Optional<Client> client(String id) {
        Set<URI> addresses = id.equals("shop") ? Set.of(URI.create(BYE), URI.create(BYE + "?a=b")) : Set.of();
        return id.equals("nobody")
                ? Optional.empty()
                : Optional.of(new Client(id, id, false, Set.of(), addresses, Set.of(), Set.of(), false));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
