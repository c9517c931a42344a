package dev.workflow.passport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.workflow.component.Components;
import dev.workflow.persistence.passport.RegisteredClients;
import java.net.URI;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ConfiguredClientsTest {

    private static final String SECRET = "abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyzabcdefgh";

    private final PassportWorld world = new PassportWorld(Clock.systemUTC());

    @Test
    void clientsInTheFormOfUpstreamAreThePlatformsOwn() {
        start("[{\"name\":\"controller\",\"key\":\"ck\",\"secret\":\"" + SECRET
                + "\",\"prefix\":\"drycc\",\"grant_type\":\"password\",\"redirect_uri\":\"/v2/complete/drycc/\"}]");
        Client controller = find("ck").orElseThrow();
        assertThat(controller.name()).isEqualTo("controller");
        assertThat(controller.trusted()).isTrue();
        assertThat(controller.redirects()).containsExactly(URI.create("https://drycc.example.com/v2/complete/drycc/"));
        assertThat(controller.grantTypes())
                .containsExactlyInAnyOrder("authorization_code", "refresh_token", "password");
        assertThat(authenticates()).isTrue();
    }

    @Test
    void anotherStartChangesNothingUnlessTheConfigurationDid() {
        String text = "[{\"name\":\"ck\",\"secret\":\"" + SECRET + "\",\"redirect_uri\":\"https://a.example.com/b\"}]";
        start(text);
        start(text);
        start(text.replace("/b", "/c"));
        assertThat(find("ck").orElseThrow().redirects()).containsExactly(URI.create("https://a.example.com/c"));
        start(text.replace(SECRET, SECRET.toUpperCase(Locale.ROOT)));
        assertThat(authenticates()).isFalse();
    }

    @Test
    void oneThatWillNotDoIsLeftOutAndTheOthersAreNot() {
        start("[{\"name\":\"weak\",\"secret\":\"short\",\"redirect_uri\":\"https://a.example.com/b\"},"
                + "{\"key\":\"nameless\"},"
                + "{\"name\":\"open\",\"grant_type\":\"password\"},"
                + "{\"name\":\"ck\",\"redirect_uri\":\"https://a.example.com/b\"}]");
        assertThat(find("weak")).isEmpty();
        assertThat(find("nameless")).isEmpty();
        assertThat(find("open")).isEmpty();
        assertThat(find("ck").orElseThrow().confidential()).isFalse();
        start("{");
        start("[1]");
        start("");
    }

    private void start(String configured) {
        SeededClients clients = new SeededClients(null, world.clock) {
            @Override
            public boolean ensure(ClientSeed seed) {
                return world.database.call(
                        entities -> new SeededClients(new RegisteredClients(entities), world.clock).ensure(seed));
            }
        };
        new ConfiguredClients(Components.of("all"), clients, world.settings, "example.com", Optional.of(configured))
                .ensure();
    }

    private Optional<Client> find(String id) {
        return world.database.call(entities -> new Clients(new RegisteredClients(entities)).find(id));
    }

    private boolean authenticates() {
        return world.database
                .call(entities -> new Clients(new RegisteredClients(entities)).authenticate("ck", SECRET))
                .isPresent();
    }
}
