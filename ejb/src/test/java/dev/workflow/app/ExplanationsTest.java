package dev.workflow.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.workflow.persistence.app.Permission;
import dev.workflow.persistence.identity.Account;
import dev.workflow.persistence.identity.Caller;
import dev.workflow.persistence.identity.Scope;
import dev.workflow.persistence.identity.Scope.Level;
import dev.workflow.problem.Problem;
import dev.workflow.release.Tenants;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An explanation is of the very decision that is made. */
class ExplanationsTest {

    private final Tenants tenants = new Tenants();
    private final Caller ada = tenants.account("ada");
    private final Caller eve = tenants.account("eve");
    private final Caller root = new Caller(tenants.account("root").accountId(), "root", true, true);

    @BeforeEach
    void app() {
        tenants.app(ada, "shop");
    }

    private Explanation why(Caller asker, String user, String permission, Scope scope) {
        return tenants.container.call(
                Explanations.class, explanations -> explanations.explain(asker, "shop", user, permission, scope));
    }

    private Explanation why(String user, String permission) {
        return why(ada, user, permission, Scope.FULL);
    }

    private void change(String sql, Object... values) {
        tenants.container.database().run(entities -> {
            var query = entities.createNativeQuery(sql);
            for (int i = 0; i < values.length; i++) {
                query.setParameter(i + 1, values[i]);
            }
            query.executeUpdate();
        });
    }

    private void group(String name, Caller member, Permission... permissions) {
        UUID group = UUID.randomUUID();
        change("insert into account_group(uuid, name, created, updated) values (?1, ?2, now(), now())", group, name);
        change("insert into group_member values (?1, ?2)", group, member.accountId());
        for (Permission permission : permissions) {
            change(
                    "insert into group_permission values (?1, ?2, ?3)",
                    tenants.ref("shop").uuid(),
                    group,
                    permission.text());
        }
    }

    @Test
    void everyGroundHasItsWords() {
        assertThat(why("ada", "delete"))
                .isEqualTo(new Explanation(
                        "shop", "ada", "delete", "admin", true, "owner", List.of(), "The account owns the app."));
        assertThat(why("eve", "view").reason()).isEqualTo("no-permission");
        assertThat(why("eve", "owner").reason()).isEqualTo("not-owner");
        tenants.grant("shop", eve, Permission.VIEW);
        assertThat(why("eve", "view").reason()).isEqualTo("permission");
        group("operators", eve, Permission.CHANGE, Permission.VIEW);
        group("admins, old", eve, Permission.CHANGE);
        assertThat(why("eve", "change"))
                .extracting(Explanation::reason, Explanation::groups, Explanation::text)
                .containsExactly(
                        "group",
                        List.of("admins, old", "operators"),
                        "The account is in a group with this permission: admins, old, operators.");
        assertThat(why("eve", "view"))
                .extracting(Explanation::reason, Explanation::groups)
                .containsExactly("permission", List.of("operators"));
        change("update account set is_staff = true where username = 'eve'");
        assertThat(why("eve", "delete").reason()).isEqualTo("staff");
        assertThat(why(ada, "eve", "delete", new Scope(Level.ADMIN, Set.of("shop"))))
                .satisfies(refused -> assertThat(refused.reason()).isEqualTo("no-permission"))
                .satisfies(refused -> assertThat(refused.text()).contains("unrestricted credential"));
        change("update account set is_superuser = true where username = 'eve'");
        assertThat(why("eve", "owner").reason()).isEqualTo("superuser");
        change("update account set is_active = false where username = 'eve'");
        assertThat(why("eve", "view").reason()).isEqualTo("account-disabled");
        assertThat(why("nobody", "view").reason()).isEqualTo("unknown-account");
    }

    @Test
    void scopesAndBlocksAreNamed() {
        assertThat(why(ada, "ada", "change", new Scope(Level.READ, Set.of())).reason())
                .isEqualTo("scope-level");
        assertThat(why(ada, "ada", "view", new Scope(Level.ADMIN, Set.of("blog"))))
                .extracting(Explanation::allowed, Explanation::reason, Explanation::scope)
                .containsExactly(false, "scope-apps", "admin:blog");
        change("insert into blocklist values (gen_random_uuid(), 'shop', null, 'unpaid', now(), now())");
        assertThat(why("ada", "view"))
                .extracting(Explanation::allowed, Explanation::reason, Explanation::text)
                .containsExactly(false, "blocked", "The app or its owner is blocked: unpaid.");
        assertThat(why("eve", "view").reason())
                .as("what else is wrong comes first")
                .isEqualTo("no-permission");
    }

    @Test
    void onlyTheOwnerAndSuperusersMayAsk() {
        tenants.grant("shop", eve, Permission.values());
        Caller staff = new Caller(tenants.account("stan").accountId(), "stan", false, true);
        for (Caller asker : List.of(eve, staff, ada.within(new Scope(Level.DEPLOY, Set.of())))) {
            assertThatThrownBy(() -> why(asker, "ada", "view", Scope.FULL))
                    .isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.status())
                            .isEqualTo(403));
        }
        assertThat(why(root, "ada", "view", Scope.FULL).allowed()).isTrue();
        for (String wrong : List.of("", "VIEW", "everything")) {
            assertThatThrownBy(() -> why("ada", wrong)).hasMessageContaining("Use view, change, delete or owner.");
        }
    }

    /** One world per seed: roles, grants, groups, blocks and scopes at random. */
    @Test
    void explainedAndDecidedIsTheSame() {
        Random random = new Random(20261126);
        tenants.app(eve, "lair");
        List<String> people = new ArrayList<>(List.of("ada", "eve", "root"));
        for (int i = 0; i < 6; i++) {
            people.add(tenants.account("p" + i).username());
        }
        for (int round = 0; round < 40; round++) {
            shuffle(random, people);
            for (String user : people) {
                Scope scope = scope(random);
                for (Permission permission : Permission.values()) {
                    Explanation explained = why(root, user, permission.text(), scope);
                    assertThat(explained.allowed())
                            .as("round " + round + ": " + explained)
                            .isEqualTo(decided(user, permission, scope));
                }
            }
        }
    }

    private boolean decided(String user, Permission permission, Scope scope) {
        Account account = tenants.container.database().call(entities -> entities.createQuery(
                        "select a from Account a where a.username = ?1", Account.class)
                .setParameter(1, user)
                .getSingleResult());
        return account.isActive()
                && tenants.container.call(
                        AppAccess.class,
                        access -> access.allows(account.asCaller().within(scope), new AppName("shop"), permission));
    }

    private static Scope scope(Random random) {
        Level level = Level.values()[random.nextInt(3)];
        List<Set<String>> apps = List.of(Set.of(), Set.of(), Set.of("shop"), Set.of("lair"), Set.of("shop", "lair"));
        return random.nextInt(3) == 0 ? Scope.FULL : new Scope(level, apps.get(random.nextInt(apps.size())));
    }

    private void shuffle(Random random, List<String> people) {
        String user = people.get(random.nextInt(people.size()));
        String permission = Permission.values()[random.nextInt(3)].text();
        tenants.container.database().run(entities -> {
            long id = entities.createQuery("select a.id from Account a where a.username = ?1", Long.class)
                    .setParameter(1, user)
                    .getSingleResult();
            switch (random.nextInt(6)) {
                case 0 -> run(entities, "update account set is_staff = not is_staff where id = " + id);
                case 1 -> run(entities, "update account set is_superuser = not is_superuser where id = " + id);
                case 2 -> run(entities, "update account set is_active = not is_active where id = " + id);
                case 3 ->
                    run(
                            entities,
                            "insert into app_permission select uuid, " + id + ", '" + permission
                                    + "' from app where id = 'shop' on conflict do nothing");
                case 4 -> intoGroup(entities, id, permission);
                default -> toggleBlock(entities);
            }
        });
    }

    private static void intoGroup(EntityManager entities, long account, String permission) {
        String group = "'" + UUID.randomUUID() + "'";
        run(
                entities,
                "insert into account_group(uuid, name, created, updated) values (" + group + ", 'g' || random(),"
                        + " now(), now())");
        run(entities, "insert into group_member values (" + group + ", " + account + ")");
        run(
                entities,
                "insert into group_permission select uuid, " + group + ", '" + permission + "' from app"
                        + " where id = 'shop'");
    }

    private static void toggleBlock(EntityManager entities) {
        if (entities.createNativeQuery("delete from blocklist").executeUpdate() == 0) {
            run(entities, "insert into blocklist values (gen_random_uuid(), 'shop', null, 'unpaid', now(), now())");
        }
    }

    private static void run(EntityManager entities, String sql) {
        entities.createNativeQuery(sql).executeUpdate();
    }
}
