package dev.workflow.passport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.oauth2.sdk.token.Tokens;
import dev.workflow.database.CollectedEvent;
import dev.workflow.identity.GrantsEnded;
import dev.workflow.persistence.identity.Account;
import dev.workflow.persistence.identity.Caller;
import dev.workflow.persistence.identity.Scope;
import dev.workflow.persistence.passport.RegisteredClients;
import dev.workflow.persistence.slice.Window;
import dev.workflow.problem.Problem;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClientRegistryTest {

    private static final Caller ROOT = new Caller(1, "root", true, true);
    private static final String BACK = "https://shop.example.com/back";

    private final PassportWorld world = new PassportWorld(Clock.systemUTC());

    @Test
    void theSecretIsShownOnceAndOpens() {
        IssuedSecret issued = create("shop", true, redirects(BACK));
        assertThat(authenticates(issued)).isTrue();
        ClientView view = ask(clients -> clients.get(ROOT, "shop"));
        assertThat(view.confidential()).isTrue();
        assertThat(view.grantTypes()).containsExactly("authorization_code", "refresh_token");
        assertThat(view.scope()).isEqualTo("openid profile");
        assertThat(view.toString() + issued).doesNotContain(issued.clientSecret());
    }

    @Test
    void anotherSecretTakesThePlaceOfTheOld() {
        IssuedSecret old = create("shop", true, redirects(BACK));
        IssuedSecret fresh = ask(clients -> clients.rotateSecret(ROOT, "shop"));
        assertThat(authenticates(old)).isFalse();
        assertThat(authenticates(fresh)).isTrue();
    }

    @Test
    void aPublicClientHasNoSecret() {
        assertThat(create("app", false, redirects("com.example.app:/back")).clientSecret())
                .isNull();
        refused(409, clients -> clients.rotateSecret(ROOT, "app"));
    }

    @Test
    void onlySuperusersWithAllTheirRightsMay() {
        create("shop", true, redirects(BACK));
        for (Caller caller : List.of(
                new Caller(2, "ada", false, false),
                new Caller(3, "staff", false, true),
                ROOT.within(new Scope(Scope.Level.READ, Set.of())),
                ROOT.within(new Scope(Scope.Level.ADMIN, Set.of("shop"))))) {
            refused(403, clients -> clients.list(caller, new Window(0, 10)));
            refused(403, clients -> clients.get(caller, "shop"));
            refused(403, clients -> clients.get(caller, "none"));
            refused(403, clients -> clients.create(caller, Optional.of("x"), true, redirects(BACK)));
            refused(403, clients -> clients.change(caller, "shop", trust()));
            refused(403, clients -> clients.rotateSecret(caller, "shop"));
            refused(403, clients -> {
                clients.delete(caller, "shop");
                return null;
            });
        }
    }

    @Test
    void anIdIsTakenOnce() {
        create("shop", true, redirects(BACK));
        refused(409, clients -> clients.create(ROOT, Optional.of("shop"), true, redirects(BACK)));
        refused(404, clients -> clients.get(ROOT, "Shop"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/back",
                "shop.example.com/back",
                "https:///back",
                "https:back",
                "https://user@shop.example.com/back",
                "https://good.example.com\\@evil.example.com",
                "https://shop.example.com/back#fragment",
                "https://shop.example.com/a/../back",
                "https://shop.example.com/a b",
                "https://shop.example.com/\u00e4",
                "https://*.example.com/back\n",
                "javascript:alert(1)",
                "data:text/html,x",
                "file:///etc/passwd",
                "app://callback"
            })
    void addressesThatCanBeReadInTwoWaysAreRefused(String address) {
        assertThatThrownBy(() -> redirects(address)).isInstanceOf(Problem.class).hasMessageContaining("redirect_uris");
    }

    @Test
    void whatMakesNoSenseIsRefused() {
        refused(400, clients -> clients.create(ROOT, Optional.of("12"), true, redirects(BACK)));
        refused(400, clients -> clients.create(ROOT, Optional.of("a b"), true, redirects(BACK)));
        refused(400, clients -> clients.create(ROOT, Optional.empty(), true, redirects()));
        refused(400, clients -> clients.create(ROOT, Optional.empty(), false, types("client_credentials")));
        refused(400, clients -> clients.create(ROOT, Optional.empty(), true, types("password")));
        assertThatThrownBy(() -> types("magic")).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> types()).isInstanceOf(Problem.class);
    }

    @Test
    void trustCannotBeTakenFromAClientThatTakesPasswords() {
        ClientChange own = new ClientChange(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(List.of("password")),
                Optional.empty(),
                Optional.empty(),
                Optional.of(true));
        create("own", true, own);
        ClientChange distrust = new ClientChange(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(false));
        refused(400, clients -> clients.change(ROOT, "own", distrust));
    }

    @Test
    void aDeletedClientTakesItsTokensAlongAndSaysWhose() {
        create("shop", true, redirects(BACK));
        Account ada = world.account("ada");
        Client shop = world.database
                .call(entities -> new Clients(new RegisteredClients(entities)).find("shop"))
                .orElseThrow();
        Tokens tokens = world.begin(shop, ada, "openid").tokens();
        ask(clients -> {
            clients.delete(ROOT, "shop");
            return null;
        });
        assertThat(world.check(tokens.getAccessToken().getValue())).isEmpty();
        assertThat(world.ended).contains(new GrantsEnded(ada.getId()));
        refused(404, clients -> clients.get(ROOT, "shop"));
    }

    private IssuedSecret create(String id, boolean confidential, ClientChange first) {
        return ask(clients -> clients.create(ROOT, Optional.of(id), confidential, first));
    }

    private boolean authenticates(IssuedSecret issued) {
        return world.database
                .call(entities -> new Clients(new RegisteredClients(entities))
                        .authenticate(issued.clientId(), issued.clientSecret()))
                .isPresent();
    }

    private void refused(int status, Function<ClientRegistry, ?> question) {
        assertThatThrownBy(() -> ask(question))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.status()).isEqualTo(status));
    }

    private <T> T ask(Function<ClientRegistry, T> question) {
        return world.database.call(entities -> question.apply(new ClientRegistry(
                new RegisteredClients(entities),
                PassportWorld.grants(entities),
                new CollectedEvent<>(GrantsEnded.class, world.ended::add),
                world.clock)));
    }

    private static ClientChange redirects(String... addresses) {
        return change(Optional.of(List.of(addresses)), Optional.empty());
    }

    private static ClientChange types(String... types) {
        return change(Optional.empty(), Optional.of(List.of(types)));
    }

    private static ClientChange trust() {
        return change(Optional.empty(), Optional.empty());
    }

    private static ClientChange change(Optional<List<String>> redirects, Optional<List<String>> types) {
        return new ClientChange(
                Optional.empty(),
                redirects,
                Optional.empty(),
                types,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
