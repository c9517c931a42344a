package dev.workflow.ldap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.workflow.identity.SessionKey;
import dev.workflow.identity.Standing;
import dev.workflow.persistence.group.MemberRepository;
import dev.workflow.persistence.identity.Account;
import dev.workflow.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LdapLoginTest {

    private final LdapWorld world;

    LdapLoginTest() throws Exception {
        world = new LdapWorld();
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void whoHasAPasswordThereGetsAnAccount() throws Exception {
        world.join("ada", "devs");
        world.join("ada", "staff");
        long id = world.login("ada", LdapWorld.PASSWORD);
        Account ada = world.account("ada").orElseThrow();
        assertThat(ada.getId()).isEqualTo(id);
        assertThat(ada.getOrigin()).isEqualTo("ldap");
        assertThat(ada.getEmail()).isEqualTo("ada@example.com");
        assertThat(ada.getFirstName() + " " + ada.getLastName()).isEqualTo("Ada Lovelace");
        assertThat(ada.isStaff()).isTrue();
        assertThat(ada.isSuperuser()).isFalse();
        assertThat(ada.getPasswordHash()).isEmpty();
        assertThat(groups(id)).containsExactly("devs", "staff", "users");
        assertThat(world.login("ADA", LdapWorld.PASSWORD)).isEqualTo(id);
        assertThat(world.account("ADA")).isEmpty();
    }

    @Test
    void whoseNameIsReservedIsToldOnceTheyHaveShownTheirPassword() throws Exception {
        world.person("why", "Why", "Not");
        world.join("why", "users");
        assertThatThrownBy(() -> world.login("why", "a guess")).hasMessageContaining("Unable to log in");
        assertThatThrownBy(() -> world.login("why", LdapWorld.PASSWORD))
                .isInstanceOfSatisfying(Problem.class, problem -> {
                    assertThat(problem.status() + " " + problem.reason()).isEqualTo("400 name-reserved");
                    assertThat(problem.hint()).contains("directory");
                });
        assertThat(world.account("why")).isEmpty();
    }

    @Test
    void whatTheDirectorySaysLaterIsTakenOver() throws Exception {
        long id = world.login("ada", LdapWorld.PASSWORD);
        SessionKey before = world.session(id);
        world.join("ada", "admins");
        world.login("ada", LdapWorld.PASSWORD);
        assertThat(world.account("ada").orElseThrow().isSuperuser()).isTrue();
        assertThat(world.alive(before)).as("session from before the role").isFalse();
        SessionKey after = world.session(id);
        world.login("ada", LdapWorld.PASSWORD);
        assertThat(world.alive(after)).as("session when nothing has changed").isTrue();
        world.leave("ada", "admins");
        world.login("ada", LdapWorld.PASSWORD);
        assertThat(world.account("ada").orElseThrow().isSuperuser()).isFalse();
        assertThat(groups(id)).containsExactly("users");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*",
                "a*",
                "*)(uid=*",
                "ada)(objectClass=*",
                "ada)(|(uid=*",
                "\\2a",
                "ada\\00",
                "nobody)(uid=ada",
                "",
                " ",
                "ad\u0430"
            })
    void namesAreNoFilters(String name) {
        refused(() -> world.login(name, LdapWorld.PASSWORD));
        assertThat(world.directory().find(name)).isEmpty();
        assertThat(world.account("ada")).isEmpty();
    }

    @Test
    void anEmptyPasswordIsNotEvenTried() {
        refused(() -> world.login("ada", ""));
        assertThat(world.binds).isEmpty();
        refused(() -> world.login("ada", "wrong"));
        assertThat(world.binds).contains(LdapWorld.dn("ada"));
        assertThat(world.account("ada")).isEmpty();
    }

    @Test
    void anUnknownNameCostsABindToo() {
        refused(() -> world.login("unknown", LdapWorld.PASSWORD));
        assertThat(world.binds)
                .filteredOn(dn -> dn.startsWith("uid="))
                .hasSize(1)
                .doesNotContain(LdapWorld.dn("unknown"));
    }

    @Test
    void aLocalAccountIsNotTakenOver() {
        world.local("ada", "local secret", false);
        refused(() -> world.login("ada", LdapWorld.PASSWORD));
        assertThat(world.login("ada", "local secret"))
                .isEqualTo(world.account("ada").orElseThrow().getId());
        assertThat(world.account("ada").orElseThrow().getOrigin()).isEmpty();
    }

    @Test
    void aLocalAccountIsLinkedWhenTheOperatorWantsIt() throws Exception {
        world.settings.put("workflow.ldap.link", "true");
        world.local("ada", "local secret", false);
        SessionKey before = world.session(world.account("ada").orElseThrow().getId());
        long id = world.login("ada", LdapWorld.PASSWORD);
        assertThat(world.account("ada").orElseThrow().getId()).isEqualTo(id);
        assertThat(world.account("ada").orElseThrow().getOrigin()).isEqualTo("ldap");
        assertThat(world.alive(before)).isFalse();
        refused(() -> world.login("ada", "local secret"));
        world.person("root", "Ro", "Ot");
        world.join("root", "users");
        world.local("root", "root's secret", true);
        refused(() -> world.login("root", LdapWorld.PASSWORD));
        assertThat(world.account("root").orElseThrow().isSuperuser()).isTrue();
    }

    @Test
    void onlyTheActiveGroupLogsIn() throws Exception {
        world.leave("ada", "users");
        refused(() -> world.login("ada", LdapWorld.PASSWORD));
        assertThat(world.account("ada")).isEmpty();
        world.join("ada", "users");
        long id = world.login("ada", LdapWorld.PASSWORD);
        SessionKey before = world.session(id);
        world.leave("ada", "users");
        refused(() -> world.login("ada", LdapWorld.PASSWORD));
        assertThat(world.account("ada").orElseThrow().isActive()).isFalse();
        world.join("ada", "users");
        assertThat(world.login("ada", LdapWorld.PASSWORD)).isEqualTo(id);
        assertThat(world.alive(before)).isFalse();
    }

    @Test
    void whomAnAdministratorDisabledStaysSo() {
        long id = world.login("ada", LdapWorld.PASSWORD);
        world.container.run(Standing.class, standing -> standing.setActive(id, false));
        refused(() -> world.login("ada", LdapWorld.PASSWORD));
        assertThat(world.account("ada").orElseThrow().isActive()).isFalse();
    }

    @Test
    void aNameThatSeveralHaveIsNobodys() throws Exception {
        world.server.add("dn: ou=more,ou=people," + LdapWorld.BASE, "objectClass: organizationalUnit", "ou: more");
        world.server.add(
                "dn: uid=ada,ou=more,ou=people," + LdapWorld.BASE,
                "objectClass: inetOrgPerson",
                "uid: ada",
                "cn: Ada",
                "sn: Other",
                "userPassword: " + LdapWorld.PASSWORD);
        refused(() -> world.login("ada", LdapWorld.PASSWORD));
    }

    @Test
    void aFirstLoginInManyPlacesAtOnceMakesOneAccount() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(16);
        List<Future<Long>> logins = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            logins.add(threads.submit(() ->
                    world.directory().authenticate("ada", LdapWorld.PASSWORD).orElseThrow()));
        }
        List<Long> accounts = new ArrayList<>();
        for (Future<Long> login : logins) {
            accounts.add(login.get());
        }
        threads.shutdown();
        assertThat(accounts).hasSize(16).containsOnly(accounts.get(0));
        assertThat(groups(accounts.get(0))).containsExactly("users");
    }

    private List<String> groups(long account) {
        return world.container
                .call(MemberRepository.class, members -> members.groupNames(List.of(account)))
                .getOrDefault(account, List.of());
    }

    private static void refused(ThrowingCallable login) {
        assertThatThrownBy(login).hasMessage("Unable to log in with provided credentials.");
    }
}
