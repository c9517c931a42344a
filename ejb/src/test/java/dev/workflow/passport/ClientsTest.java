package dev.workflow.passport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.workflow.database.TestDatabase;
import dev.workflow.persistence.passport.RegisteredClient;
import dev.workflow.persistence.passport.RegisteredClients;
import java.net.URI;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ClientsTest {

    private static final OffsetDateTime NOW = OffsetDateTime.of(2026, 1, 2, 3, 4, 5, 0, ZoneOffset.UTC);

    private final TestDatabase database = TestDatabase.empty();
    private final ClientSecret secret = ClientSecret.random();

    @BeforeEach
    void register() {
        database.run(entities -> {
            RegisteredClient shop = new RegisteredClient("shop", NOW);
            shop.setSecretHash(Optional.of(secret.sha256()));
            shop.setRedirects(List.of("https://shop.example.com/back?a=b", "https://shop.example.com/back"));
            shop.setScopes(List.of("openid", "read"));
            new RegisteredClients(entities).add(shop);
            new RegisteredClients(entities).add(new RegisteredClient("public", NOW));
        });
    }

    @Test
    void findsWhatIsRegistered() {
        Client shop = ask(clients -> clients.find("shop")).orElseThrow();
        assertThat(shop.confidential()).isTrue();
        assertThat(shop.redirects())
                .containsExactlyInAnyOrder(
                        URI.create("https://shop.example.com/back?a=b"), URI.create("https://shop.example.com/back"));
        assertThat(shop.logoutRedirects()).isEmpty();
        assertThat(shop.scopes()).containsExactlyInAnyOrder("openid", "read");
        assertThat(ask(clients -> clients.find("public")).orElseThrow().confidential())
                .isFalse();
    }

    @Test
    void whatIsNotRegisteredIsNotFound() {
        for (String id : List.of("", "SHOP", "shop ", "shop\0", "' or '1'='1", "x".repeat(100_000))) {
            assertThat(ask(clients -> clients.find(id))).isEmpty();
            assertThat(ask(clients -> clients.authenticate(id, secret.text()))).isEmpty();
        }
    }

    @Test
    void onlyTheOwnSecretOpens() {
        assertThat(ask(clients -> clients.authenticate("shop", secret.text()))).isPresent();
        assertThat(ask(clients -> clients.authenticate("shop", ""))).isEmpty();
        assertThat(ask(clients ->
                        clients.authenticate("shop", ClientSecret.random().text())))
                .isEmpty();
        assertThat(ask(clients -> clients.authenticate("public", ""))).isEmpty();
        assertThat(ask(clients -> clients.authenticate("public", secret.text())))
                .isEmpty();
    }

    private Optional<Client> ask(Function<Clients, Optional<Client>> question) {
        return database.call(entities -> question.apply(new Clients(new RegisteredClients(entities))));
    }
}
