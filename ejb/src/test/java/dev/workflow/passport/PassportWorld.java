package dev.workflow.passport;

import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.token.Tokens;
import dev.workflow.config.Sealer;
import dev.workflow.database.CollectedEvent;
import dev.workflow.database.TestDatabase;
import dev.workflow.identity.GrantsEnded;
import dev.workflow.persistence.identity.Account;
import dev.workflow.persistence.identity.AccountRepository;
import dev.workflow.persistence.passport.AccountGroups;
import dev.workflow.persistence.passport.ClientGrants;
import dev.workflow.persistence.passport.RegisteredClient;
import dev.workflow.persistence.passport.RegisteredClients;
import dev.workflow.persistence.passport.SigningKeys;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/** The provider on a real database; each call of a service is one transaction. */
final class PassportWorld {

    static final String ISSUER = "https://paas.example.com/oauth";

    final TestDatabase database = TestDatabase.empty();
    final List<Object> ended = new ArrayList<>();
    final PassportSettings settings = new PassportSettings(15, 60, 0, true, Optional.of("https://paas.example.com/"));
    final Sealer sealer = new Sealer(masterKey());
    final Clock clock;
    final KeyRing ring;

    PassportWorld(Clock clock) {
        this.clock = clock;
        this.ring = server();
    }

    /** What another server, or this one after a restart, knows of the keys. */
    KeyRing server() {
        return new KeyRing(() -> database.call(entities -> keys(entities).load()), clock);
    }

    KeyStore keys(EntityManager entities) {
        return new KeyStore(new SigningKeys(entities), sealer, settings, clock);
    }

    Account account(String username) {
        return database.call(entities -> {
            Account account = new Account(username, username + "@example.com", OffsetDateTime.now(clock));
            new AccountRepository(entities).add(account);
            return account;
        });
    }

    void change(Account account, Consumer<Account> what) {
        database.run(entities -> what.accept(
                new AccountRepository(entities).byId(account.getId()).orElseThrow()));
    }

    Client client(String id, Consumer<RegisteredClient> what) {
        return database.call(entities -> {
            RegisteredClient client = new RegisteredClient(id, OffsetDateTime.now(clock));
            client.setGrantTypes(List.of("authorization_code", "refresh_token"));
            client.setScopes(List.of("openid", "profile", "read", "deploy", "admin"));
            what.accept(client);
            new RegisteredClients(entities).add(client);
            return Clients.client(client);
        });
    }

    Client client(String id) {
        return client(id, unused -> {});
    }

    TokenService.Granted begin(Approval approval) {
        return database.call(entities -> tokens(entities).begin(approval, ISSUER));
    }

    TokenService.Granted begin(Client client, Account account, String... scopes) {
        return begin(approval(client, account, Optional.empty(), scopes));
    }

    Approval approval(Client client, Account account, Optional<UUID> session, String... scopes) {
        return new Approval(
                client,
                OptionalLong.of(account.getId()),
                Set.of(scopes),
                Set.of("pwd", "otp"),
                Optional.of(clock.instant()),
                session,
                Optional.of("n-0S6"));
    }

    Optional<Tokens> refresh(String token, Client client, String... scopes) throws GeneralException {
        try {
            return database.call(entities -> {
                try {
                    return new Refreshing(grants(entities), mint(entities), tokens(entities), settings, clock)
                            .refresh(token, client, Set.of(scopes), ISSUER);
                } catch (GeneralException refused) {
                    throw new IllegalStateException(refused);
                }
            });
        } catch (IllegalStateException wrapped) {
            if (wrapped.getCause() instanceof GeneralException refused) {
                throw refused;
            }
            throw wrapped;
        }
    }

    Optional<KnownAccess> check(String token) {
        return database.call(entities -> access(entities).check(token));
    }

    AccessTokenCheck access(EntityManager entities) {
        return new AccessTokenCheck(ring, live(entities), clock);
    }

    LiveGrants live(EntityManager entities) {
        return new LiveGrants(grants(entities), mint(entities), clock);
    }

    GrantTokens tokens(EntityManager entities) {
        return new GrantTokens(
                new RegisteredClients(entities),
                new AccountRepository(entities),
                grants(entities),
                mint(entities),
                settings,
                new CollectedEvent<>(GrantsEnded.class, ended::add),
                clock);
    }

    private TokenMint mint(EntityManager entities) {
        TokenSigner signer = new TokenSigner(ring);
        Roles roles = new Roles(new AccountGroups(entities));
        return new TokenMint(
                new AccessTokens(signer, roles, settings, clock), new IdTokens(signer, settings, clock), sealer);
    }

    static ClientGrants grants(EntityManager entities) {
        return new ClientGrants(entities);
    }

    private static Path masterKey() {
        try {
            Path folder = Files.createTempDirectory("passport");
            folder.toFile().deleteOnExit();
            Path file = folder.resolve("key");
            file.toFile().deleteOnExit();
            return file;
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }
}
