package dev.workflow.scim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.workflow.identity.SessionKey;
import dev.workflow.persistence.identity.Account;
import dev.workflow.problem.Problem;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class ScimUsersTest {

    private final ScimWorld world = new ScimWorld(false);

    @Test
    void aUserIsMadeAsEntraSendsIt() {
        ScimUserView ada = world.create(Map.of(
                "schemas",
                List.of("urn:ietf:params:scim:schemas:core:2.0:User"),
                "externalId",
                "0a21f0f2",
                "userName",
                "ada@example.com",
                "active",
                true,
                "displayName",
                "Ada Lovelace",
                "emails",
                List.of(Map.of("primary", true, "type", "work", "value", "ada@example.com")),
                "name",
                Map.of("formatted", "Ada Lovelace", "givenName", "Ada", "familyName", "Lovelace"),
                "roles",
                List.of()));
        Account account = world.account(ada.id());
        assertThat(account.getOrigin()).isEqualTo("scim");
        assertThat(account.getPasswordHash()).isEmpty();
        assertThat(account.isEmailVerified()).isFalse();
        assertThat(ada.externalId()).contains("0a21f0f2");
        assertThat(ada.email() + " " + ada.givenName() + " " + ada.familyName())
                .isEqualTo("ada@example.com Ada Lovelace");
        assertThat(world.list("userName eq \"ADA@example.com\"", 1, 10).items()).containsExactly(ada);
        assertThat(world.list("externalId eq \"0a21f0f2\"", 1, 10).items()).containsExactly(ada);
        assertThat(world.list("id eq \"" + ada.id() + "\"", 1, 10).items()).containsExactly(ada);
        assertThat(world.list("externalId eq \"0A21F0F2\"", 1, 10).count()).isZero();
        refused("uniqueness", () -> world.create("ada@example.com"));
        refused("uniqueness", () -> world.create("Ada@Example.com"));
    }

    @Test
    void disablingEndsSessionsAtOnce() {
        String id = world.create("ada").id();
        SessionKey session = world.session(id);
        world.patch(id, Map.of("op", "Replace", "path", "active", "value", "False"));
        assertThat(world.alive(session)).isFalse();
        assertThat(world.get(id).active()).isFalse();
        world.patch(id, Map.of("op", "replace", "value", Map.of("active", true)));
        assertThat(world.get(id).active()).isTrue();
        assertThat(world.alive(session)).isFalse();
        SessionKey another = world.session(id);
        world.replace(id, Map.of("userName", "ada", "active", false));
        assertThat(world.alive(another)).isFalse();
    }

    @Test
    void whatPutLeavesOutIsEmptyButNobodyIsEnabledByIt() {
        String id = world.create(Map.of(
                        "userName", "ada", "externalId", "1", "active", false, "name", Map.of("givenName", "Ada")))
                .id();
        ScimUserView replaced = world.replace(id, Map.of("USERNAME", "ada2"));
        assertThat(replaced.userName()).isEqualTo("ada2");
        assertThat(replaced.externalId()).isEmpty();
        assertThat(replaced.givenName()).isEmpty();
        assertThat(replaced.active()).isFalse();
    }

    @Test
    void changesComeInManyForms() {
        String id = world.create("ada").id();
        ScimUserView changed = world.patch(
                id,
                Map.of("op", "Add", "path", "name.givenName", "value", "Ada"),
                Map.of("op", "REPLACE", "path", "emails[type eq \"work\"].value", "value", "a@example.com"),
                Map.of(
                        "op",
                        "add",
                        "value",
                        Map.of("name.familyName", "Lovelace", "displayName", "Ada L.", "externalId", "9")),
                Map.of(
                        "op",
                        "replace",
                        "path",
                        "urn:ietf:params:scim:schemas:core:2.0:User:userName",
                        "value",
                        "ada.l"),
                Map.of(
                        "op",
                        "add",
                        "path",
                        "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department",
                        "value",
                        "Engines"));
        assertThat(changed.givenName() + " " + changed.familyName()).isEqualTo("Ada Lovelace");
        assertThat(changed.email()).isEqualTo("a@example.com");
        assertThat(changed.externalId()).contains("9");
        assertThat(changed.userName()).isEqualTo("ada.l");
        ScimUserView cleared = world.patch(
                id,
                Map.of("op", "Remove", "path", "emails[type eq \"work\"].value"),
                Map.of("op", "remove", "path", "name.familyName"),
                Map.of("op", "remove", "path", "externalId"));
        assertThat(cleared.email() + cleared.familyName()).isEmpty();
        assertThat(cleared.externalId()).isEmpty();
        assertThat(cleared.givenName()).isEqualTo("Ada");
        assertThat(world.patch(
                                id,
                                Map.of(
                                        "op",
                                        "replace",
                                        "path",
                                        "emails",
                                        "value",
                                        List.of(
                                                Map.of("value", "b@example.com"),
                                                Map.of("value", "c@example.com", "primary", "True"))))
                        .email())
                .isEqualTo("c@example.com");
    }

    @Test
    void badChangesChangeNothing() {
        String id = world.create("ada").id();
        Map<String, ?> good = Map.of("op", "replace", "path", "name.givenName", "value", "Ada");
        refused("invalidPath", () -> world.patch(id, good, Map.of("op", "add", "path", "isSuperuser", "value", true)));
        refused("invalidPath", () -> world.patch(id, good, Map.of("op", "add", "path", "a[", "value", "x")));
        refused("invalidPath", () -> world.patch(id, Map.of("op", "remove")));
        refused("invalidSyntax", () -> world.patch(id, Map.of("op", "move", "path", "active", "value", true)));
        refused("invalidSyntax", () -> world.patch(id));
        refused("invalidValue", () -> world.patch(id, good, Map.of("op", "add", "path", "active", "value", "maybe")));
        refused("invalidValue", () -> world.patch(id, good, Map.of("op", "remove", "path", "userName")));
        refused("invalidValue", () -> world.patch(id, Map.of("op", "add", "path", "userName", "value", "../x")));
        refused("mutability", () -> world.patch(id, good, Map.of("op", "replace", "path", "id", "value", "other")));
        refused("mutability", () -> world.patch(id, good, Map.of("op", "add", "path", "groups", "value", List.of())));
        assertThat(world.get(id).givenName()).isEmpty();
        assertThat(world.account(id).isSuperuser()).isFalse();
    }

    @Test
    void whoIsDeletedIsDisabledAndComesBackWhenMadeAgain() {
        ScimUserView ada = world.create("ada");
        world.createGroup("Platform Admins", ada.id());
        assertThat(world.account(ada.id()).isSuperuser()).isTrue();
        SessionKey session = world.session(ada.id());
        world.delete(ada.id());
        assertThat(world.alive(session)).isFalse();
        assertThat(world.account(ada.id()).isActive()).isFalse();
        assertThat(world.account(ada.id()).isSuperuser()).isFalse();
        assertThat(world.list("", 1, 10).count()).isZero();
        notFound(() -> world.get(ada.id()));
        notFound(() -> world.delete(ada.id()));
        ScimUserView again = world.create("ada");
        assertThat(again.id()).isEqualTo(ada.id());
        assertThat(again.active()).isTrue();
        assertThat(again.groups()).isEmpty();
        assertThat(world.account(ada.id()).isSuperuser()).isFalse();
    }

    @Test
    void whoWantsANameThatIsBeingTakenIsToldSo() {
        String id = world.create("ada").id();
        String grace = "insert into account (username, date_joined) values ('grace', now())";
        refused(
                "uniqueness",
                () -> world.behind(
                        grace, () -> world.patch(id, Map.of("op", "replace", "path", "userName", "value", "grace"))));
        String joan = grace.replace("grace", "joan");
        refused("uniqueness", () -> world.behind(joan, () -> world.replace(id, Map.of("userName", "joan"))));
        assertThat(world.get(id).userName()).isEqualTo("ada");
    }

    @Test
    void reservedNamesAreRefusedButWhoHasOneCanBeDisabled() {
        String id = world.create("ada").id();
        for (String name : List.of("why", "Groups", "AnonymousUser", "..")) {
            refused("invalidValue", () -> world.create(name));
            refused("invalidValue", () -> world.replace(id, Map.of("userName", name)));
            refused("invalidValue", () -> world.patch(id, Map.of("op", "replace", "path", "userName", "value", name)));
        }
        String old = world.local("why", false, "scim");
        world.patch(old, Map.of("op", "replace", "path", "active", "value", false));
        assertThat(world.account(old).isActive()).isFalse();
    }

    @Test
    void whoComesBackMayBeSomebodyElseAndIsLinkedAnew() {
        String id = world.create("ada").id();
        world.container.database().run(entities -> {
            entities.createNativeQuery(
                            "insert into sso_issuer (uuid, name, url, settings, enabled, configured, created,"
                                    + " updated) values (gen_random_uuid(), 'scimtest', 'https://scim.test.example', '{}', true,"
                                    + " false, now(), now())")
                    .executeUpdate();
            entities.createNativeQuery(
                            "insert into sso_link select uuid, 's-1', cast(?1 as bigint), 'ada', now(), false,"
                                    + " now(), now() from sso_issuer where name = 'scimtest'")
                    .setParameter(1, id)
                    .executeUpdate();
        });
        world.delete(id);
        assertThat(links()).as("who is locked out stays known").isEqualTo(1);
        world.create("ada");
        assertThat(links()).isZero();
        world.container.database().run(entities -> entities.createNativeQuery(
                        "delete from sso_issuer where name = 'scimtest'")
                .executeUpdate());
    }

    private long links() {
        return world.container.database().call(entities -> ((Number)
                        entities.createNativeQuery("select count(*) from sso_link")
                                .getSingleResult())
                .longValue());
    }

    @Test
    void accountsOfOthersAreNotThere() {
        String local = world.local("root", true, "");
        String ldap = world.local("bob", false, "ldap");
        for (String id : List.of(local, ldap, "0", "-1", "x", "99999999999999999999", "1 or 1=1")) {
            notFound(() -> world.get(id));
            notFound(() -> world.delete(id));
            notFound(() -> world.patch(id, Map.of("op", "replace", "path", "active", "value", false)));
        }
        refused("uniqueness", () -> world.create("root"));
        refused("uniqueness", () -> world.create("BOB"));
        refused("invalidValue", () -> world.createGroup("devs", local));
        assertThat(world.list("", 1, 10).count()).isZero();
        assertThat(world.account(local).isActive()).isTrue();
    }

    @Test
    void withLeaveOthersAreSeenButNoLocalSuperuser() {
        ScimWorld adopting = new ScimWorld(true);
        String root = adopting.local("root", true, "");
        String okta = adopting.local("carol", false, "okta");
        SessionKey session = adopting.session(okta);
        adopting.patch(okta, Map.of("op", "replace", "path", "active", "value", false));
        assertThat(adopting.alive(session)).isFalse();
        assertThat(adopting.account(okta).getOrigin()).isEqualTo("okta");
        notFound(() -> adopting.delete(root));
        adopting.createGroup("Platform Admins", okta);
        assertThat(adopting.account(okta).isSuperuser()).isFalse();
    }

    @Test
    void aThousandUsersAreListedWithFewStatements() {
        world.container.database().run(entities -> entities.createNativeQuery(
                        "insert into account (username, origin, date_joined)"
                                + " select 'user' || n, 'scim', now() from generate_series(1, 1000) n")
                .executeUpdate());
        world.createGroup("all", world.list("", 1, 1).items().get(0).id());
        long before = world.statements();
        assertThat(world.list("", 1, 1000).items()).hasSize(1000);
        assertThat(world.statements() - before).isLessThanOrEqualTo(3);
        assertThat(world.list("", 991, 100).items()).hasSize(10);
        assertThat(world.list("", 1, 0).items()).isEmpty();
        assertThat(world.list("", 1, 0).count()).isEqualTo(1000);
        assertThat(world.list("", 5000, 10).items()).isEmpty();
        assertThat(world.list("", -5, 5000).items()).hasSize(1000);
    }

    @Test
    void badUsersAreRefused() {
        for (Map<String, ?> body : List.<Map<String, ?>>of(
                Map.of(),
                Map.of("userName", ""),
                Map.of("userName", 7),
                Map.of("userName", "a b"),
                Map.of("userName", "x".repeat(151)),
                Map.of("userName", "ada", "emails", List.of(7)),
                Map.of("userName", "ada", "emails", List.of(Map.of("value", "no address"))),
                Map.of("userName", "ada", "name", "Ada"),
                Map.of("userName", "ada", "name", Map.of("givenName", "A\nda")),
                Map.of("userName", "ada", "active", "yes"))) {
            refused("invalidValue", () -> world.create(body));
        }
        assertThat(world.list("", 1, 1).count()).isZero();
    }

    private static void refused(String type, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(ScimProblem.class, problem -> assertThat(problem.scimType())
                .isEqualTo(type));
    }

    private static void notFound(ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.status())
                .isEqualTo(404));
    }
}
