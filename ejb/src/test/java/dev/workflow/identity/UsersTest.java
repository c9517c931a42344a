package dev.workflow.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.workflow.account.Invitations;
import dev.workflow.account.Links;
import dev.workflow.persistence.account.LinkKind;
import dev.workflow.persistence.account.MailedLinkRepository;
import dev.workflow.persistence.group.MemberRepository;
import dev.workflow.persistence.identity.AccountRepository;
import dev.workflow.persistence.identity.Caller;
import dev.workflow.problem.Problem;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UsersTest {

    /** {@code correct horse}, as Django stores it. */
    private static final String DJANGO = "pbkdf2_sha256$1000$c2FsdA$/WytJJjODwOlQ1RVnEQ2Ww07VAuysFr2g9vSSOAeCUU=";

    private final World world = new World();
    private Caller root;

    @BeforeEach
    void administrator() {
        root = world.administrator();
    }

    private static NewUser user(String name, String email, Optional<String> password, Optional<String> imported) {
        return new NewUser(new Username(name), email, "Ada", "King", false, false, password, imported);
    }

    private <T> T rows(Function<UserRows, T> work) {
        return world.database.call(entities -> work.apply(rowsOn(entities)));
    }

    private UserRows rowsOn(EntityManager entities) {
        AccountRepository accounts = new AccountRepository(entities);
        return new UserRows(
                accounts,
                new MemberRepository(entities),
                new Standing(accounts, world.credentialsOn(entities)),
                world.credentialsOn(entities),
                new Invitations(links(entities), null),
                world.clock);
    }

    private Links links(EntityManager entities) {
        return new Links(new MailedLinkRepository(entities), new AccountRepository(entities), world.clock);
    }

    private CreatedUser make(Caller caller, NewUser wanted) {
        return world.database.call(
                entities -> new Users(rowsOn(entities), world.passwords).make(caller, wanted, Optional.empty()));
    }

    private AccountView roles(Caller caller, String name, Boolean staff, Boolean superuser) {
        UserChange change = new UserChange(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.ofNullable(staff),
                Optional.ofNullable(superuser));
        return rows(rows -> rows.change(caller, name, change));
    }

    private static void refused(Runnable call, int status, String code) {
        assertThatThrownBy(call::run)
                .isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.status() + " " + problem.code())
                        .isEqualTo(status + " " + code));
    }

    private Caller login(String name, String password) {
        TicketKey ticket = world.ticketKeys.issue();
        world.logins(logins -> logins.complete(ticket, name, password, "127.0.0.1"));
        return world.tickets(tickets -> tickets.redeem(ticket, "t"))
                .map(issued -> world.check.verify(issued.token()))
                .orElseThrow();
    }

    @Test
    void anAccountWithAPasswordCanLogIn() {
        CreatedUser made =
                make(root, user("ada", "ada@example.com", Optional.of("a good one, long"), Optional.empty()));
        assertThat(made.link()).isEmpty();
        assertThat(made.mailed()).isFalse();
        assertThat(made.user().email()).isEqualTo("ada@example.com");
        assertThat(login("ada", "a good one, long").username()).isEqualTo("ada");
    }

    @Test
    void anImportedPasswordWorksAndIsStoredAsOursThen() {
        make(root, user("ada", "", Optional.empty(), Optional.of(DJANGO)));
        assertThat(hash("ada")).isEqualTo(DJANGO);
        refused(() -> login("ada", "wrong horse"), 400, "wrong-credentials");
        assertThat(login("ada", "correct horse").username()).isEqualTo("ada");
        assertThat(hash("ada")).startsWith("$argon2id$");
        assertThat(login("ada", "correct horse").username()).isEqualTo("ada");
    }

    private String hash(String name) {
        return world.database.call(entities -> new AccountRepository(entities)
                .byUsername(name)
                .orElseThrow()
                .getPasswordHash()
                .orElse(""));
    }

    @Test
    void withoutAPasswordThereIsALinkThatWorksOnceAndForThreeDays() {
        CreatedUser made = make(root, user("ada", "ada@example.com", Optional.empty(), Optional.empty()));
        String[] link = made.link().orElseThrow().split("/");
        assertThat(made.toString()).doesNotContain(link[4]);
        assertThat(made.link().orElseThrow()).startsWith("/user/reset/");
        world.clock.advance(Duration.ofHours(71));
        assertThat(find(link)).isTrue();
        world.clock.advance(Duration.ofHours(1));
        assertThat(find(link)).isFalse();
    }

    private boolean find(String... link) {
        return world.database.call(entities ->
                links(entities).find(LinkKind.reset, link[3], link[4]).isPresent());
    }

    @Test
    void badInputIsNamed() {
        Optional<String> good = Optional.of("a good one, long");
        make(root, user("ada", "", good, Optional.empty()));
        refused(() -> make(root, user("ada", "", good, Optional.empty())), 400, "invalid-username");
        for (String reserved : Set.of("AnonymousUser", ".", "..", "why", "groups")) {
            refused(() -> make(root, user(reserved, "", good, Optional.empty())), 400, "invalid-username");
        }
        refused(() -> make(root, user("bob", "", Optional.empty(), Optional.empty())), 400, "invalid-email");
        refused(() -> make(root, user("bob", "no address", good, Optional.empty())), 400, "invalid-email");
        refused(() -> make(root, user("bob", "", Optional.of("short"), Optional.empty())), 400, "short-password");
        refused(() -> make(root, user("bob", "", good, Optional.of(DJANGO))), 400, "invalid-password_hash");
        for (String hash : Set.of("md5$x$y", "$argon2id$v=19$m=1,t=1,p=1$YQ$YQ", DJANGO + "x", "plain")) {
            refused(
                    () -> make(root, user("bob", "", Optional.empty(), Optional.of(hash))),
                    400,
                    "invalid-password_hash");
        }
    }

    @Test
    void onlySuperusersMay() {
        Caller eve = world.account("eve", "x");
        refused(() -> make(eve, user("bob", "b@example.com", Optional.empty(), Optional.empty())), 403, "forbidden");
        refused(() -> roles(eve, "eve", true, true), 403, "forbidden");
        refused(
                () -> rows(rows -> {
                    rows.revoke(eve, "root");
                    return null;
                }),
                403,
                "forbidden");
    }

    @Test
    void aChangeOfRolesEndsWhatTheOldOnesHad() {
        Caller eve = world.account("eve", "x");
        String token = world.token(eve, "laptop");
        world.check.verify(token);
        assertThat(roles(root, "eve", null, null).isStaff()).isFalse();
        assertThat(world.check.verify(token)).isEqualTo(eve);

        AccountView changed = roles(root, "eve", true, null);
        assertThat(changed.isStaff()).isTrue();
        assertThat(changed.isSuperuser()).isFalse();
        assertThatThrownBy(() -> world.check.verify(token)).hasMessage("Invalid token.");
    }

    @Test
    void revokingEndsAllTokens() {
        Caller eve = world.account("eve", "x");
        String token = world.token(eve, "laptop");
        world.check.verify(token);
        rows(rows -> {
            rows.revoke(root, "eve");
            return null;
        });
        assertThatThrownBy(() -> world.check.verify(token)).hasMessage("Invalid token.");
    }

    @Test
    void nobodyChangesOwnRolesAndOneSuperuserIsLeft() {
        refused(() -> roles(root, "root", null, false), 423, "own-account");
        refused(() -> roles(root, "nobody", true, null), 404, "not-found");
        world.account("eve", "x");
        roles(root, "eve", null, true);
        roles(root, "eve", null, false);
        Caller ghost = new Caller(root.accountId() + 1000, "ghost", true, true);
        refused(() -> roles(ghost, "root", null, false), 409, "last-superuser");
        assertThatThrownBy(() -> world.accounts(accounts -> accounts.setActive(ghost, "root", false)))
                .hasMessage("This is the last superuser.");
    }

    @Test
    void rolesOfAnotherOriginAreChangedThere() {
        world.account("eve", "x");
        world.database.run(entities ->
                new AccountRepository(entities).byUsername("eve").orElseThrow().setOrigin("ldap"));
        refused(() -> roles(root, "eve", true, null), 409, "managed-elsewhere");
    }
}
