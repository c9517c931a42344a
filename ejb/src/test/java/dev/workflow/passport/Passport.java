package dev.workflow.passport;

import dev.workflow.config.Sealer;
import dev.workflow.config.TestSealer;
import dev.workflow.database.TestContainer;
import dev.workflow.identity.LoginMethod;
import dev.workflow.identity.Session;
import dev.workflow.identity.SessionKey;
import dev.workflow.identity.Sessions;
import dev.workflow.identity.SettableClock;
import dev.workflow.persistence.identity.Account;
import dev.workflow.persistence.identity.AccountRepository;
import dev.workflow.persistence.identity.Caller;
import dev.workflow.persistence.passport.RegisteredClient;
import dev.workflow.persistence.passport.RegisteredClients;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The provider on a real database, with people and programs. */
public final class Passport {

    public static final String ISSUER = "https://workflow.example.com/oauth";
    public static final String HERE = "192.0.2.1";
    public static final String REDIRECT = "https://shop.example.com/cb";

    public final SettableClock clock = new SettableClock();
    public final TestContainer container = new TestContainer()
            .provide(Clock.class, clock)
            .provide(Sealer.class, TestSealer.shared())
            .provide(PassportSettings.class, new PassportSettings(15, 60, 0, true, Optional.empty()))
            .use(TokenService.class, GrantTokens.class);

    public Caller account(String username) {
        return container.database().call(entities -> {
            Account account = new Account(username, username + "@example.com", OffsetDateTime.now(clock));
            new AccountRepository(entities).add(account);
            return account.asCaller();
        });
    }

    public void disable(Caller person) {
        container.database().run(entities -> new AccountRepository(entities)
                .byId(person.accountId())
                .orElseThrow()
                .setActive(false));
    }

    /** One that may do what the tests are about, with this redirect. */
    public Client client(String id, boolean confidential, String redirect) {
        container.database().run(entities -> {
            RegisteredClient client = new RegisteredClient(id, OffsetDateTime.now(clock));
            client.setSecretHash(confidential ? Optional.of(new byte[] {1}) : Optional.empty());
            client.setRedirects(Set.of(redirect));
            client.setGrantTypes(
                    Set.of("authorization_code", "refresh_token", "urn:ietf:params:oauth:grant-type:device_code"));
            client.setScopes(Set.of("openid", "profile", "read", "deploy", "admin"));
            new RegisteredClients(entities).add(client);
        });
        return container.call(Clients.class, clients -> clients.find(id)).orElseThrow();
    }

    public SessionKey logIn(Caller person, LoginMethod... methods) {
        LoginMethod[] used = methods.length == 0 ? new LoginMethod[] {LoginMethod.PASSWORD} : methods;
        return container.call(
                Sessions.class,
                sessions -> sessions.begin(person.accountId(), HERE, "test", Arrays.copyOf(used, used.length)));
    }

    public Session session(SessionKey key) {
        return container.call(Sessions.class, sessions -> sessions.find(key)).orElseThrow();
    }

    public boolean alive(UUID grant) {
        return rows("select count(*) from oauth_grant where uuid = '" + grant + "'") == 1;
    }

    public long grants() {
        return rows("select count(*) from oauth_grant");
    }

    private long rows(String count) {
        return container
                .database()
                .call(entities -> ((Number) entities.createNativeQuery(count).getSingleResult()).longValue());
    }
}
