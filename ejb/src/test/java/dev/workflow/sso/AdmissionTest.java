package dev.workflow.sso;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.workflow.persistence.identity.Account;
import dev.workflow.persistence.identity.Caller;
import dev.workflow.problem.Problem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Whose account somebody gets, and what it may do. */
class AdmissionTest {

    private static final String URL = "https://login.corp.example";
    private static final Map<String, ?> EVERYBODY = Map.of("rule", "everybody");

    private final SsoWorld world = new SsoWorld();
    private final Admission admission = world.admission();

    @Test
    void aNameIsNoProofOfAnybody() {
        Caller ada = world.account("ada", unused -> {});
        Issuer corp = world.trust("corp", URL, Map.of("provision", EVERYBODY));
        Caller stranger = admit(corp, who("s-1", "ada", false)).orElseThrow();
        assertThat(stranger.accountId()).isNotEqualTo(ada.accountId());
        assertThat(stranger.username()).isEqualTo("ada-2");
        assertThat(admit(corp, who("s-2", "ADA", false)).orElseThrow().username())
                .isEqualTo("ada-3");
        assertThat(admit(corp, who("s-3", "../Ädá <x>", false)).orElseThrow().username())
                .matches("[a-z0-9@.+_-]+");
    }

    @Test
    void aReservedNameIsRefusedWithAWayOut() {
        Issuer corp = world.trust("corp", URL, Map.of("provision", EVERYBODY));
        for (String name : List.of("why", "Groups", "AnonymousUser")) {
            assertThatThrownBy(() -> admit(corp, who("s-1", name, true)))
                    .isInstanceOfSatisfying(Problem.class, problem -> {
                        assertThat(problem.status() + " " + problem.code()).isEqualTo("403 name-reserved");
                        assertThat(problem.hint()).contains("Ask an administrator", "link corp");
                    });
        }
        assertThat(world.usernames()).isEmpty();
    }

    @Test
    void anAddressLinksOnlyWhenBothSidesVerifiedItAndTheIssuerIsTrustedWithIt() {
        Map<String, Object> trusted = Map.of("trusted_domains", List.of("Corp.Example"));
        world.account("ada", Account::verifyEmail);
        world.account("bob", unused -> {});
        refused(world.trust("corp", URL, Map.of()), who("s-1", "ada", true));
        Issuer corp = world.trust("corp", URL, trusted);
        refused(corp, who("s-1", "ada", false));
        refused(corp, who("s-2", "bob", true));
        Caller found = admit(corp, who("s-1", "ada", true)).orElseThrow();
        assertThat(found.username()).isEqualTo("ada");
        assertThat(admit(corp, who("s-1", "renamed", false))).contains(found);
        assertThat(world.usernames()).containsExactly("ada", "bob");
    }

    @Test
    void anAccountOfAnUntrustedIssuerIsNoBaitForAnother() {
        Issuer open = world.trust("open", "https://open.example", Map.of("provision", EVERYBODY));
        admit(open, who("attacker", "ada", true));
        Issuer corp =
                world.trust("corp", URL, Map.of("provision", EVERYBODY, "trusted_domains", List.of("corp.example")));
        Caller real = admit(corp, who("s-1", "ada", true)).orElseThrow();
        assertThat(real.username()).isEqualTo("ada-2");
        assertThat(world.stored("ada", Account::isEmailVerified)).isFalse();
        assertThat(world.stored("ada-2", Account::isEmailVerified)).isTrue();
    }

    @Test
    void whoIsLoggedInLinksTheirAccountAndNobodyElses() {
        Issuer corp = world.trust("corp", URL, Map.of());
        Caller ada = world.account("ada", unused -> {});
        Caller bob = world.account("bob", unused -> {});
        ExternalIdentity who = who("s-1", "whatever", false);
        assertThat(admission.admit(corp, who, OptionalLong.of(ada.accountId()))).contains(ada);
        assertThat(admit(corp, who)).contains(ada);
        assertThatThrownBy(() -> admission.admit(corp, who, OptionalLong.of(bob.accountId())))
                .hasMessageContaining("linked to another account");
    }

    @Test
    void theRuleSaysWhoGetsAnAccount() {
        refused(world.trust("corp", URL, Map.of()), who("s-1", "ada", true));
        Issuer domains = world.trust(
                "corp", URL, Map.of("provision", Map.of("rule", "domains", "domains", List.of("corp.example"))));
        refused(domains, who("s-1", "ada", false));
        assertThat(admit(domains, who("s-1", "ada", true))).isPresent();
        Issuer groups =
                world.trust("corp", URL, Map.of("provision", Map.of("rule", "groups", "groups", List.of("builders"))));
        refused(groups, who("s-2", "bob", true, "others"));
        assertThat(admit(groups, who("s-2", "bob", true, "builders"))).isPresent();
    }

    @Test
    void groupsBecomeRolesAndAChangeEndsEverythingElse() {
        Issuer corp = mapped();
        Caller ada = admit(corp, who("s-1", "ada", true, "admins", "team-a")).orElseThrow();
        assertThat(ada.superuser()).isTrue();
        assertThat(world.groups("ada")).containsExactly("Team A");
        world.revoked.clear();
        assertThat(admit(corp, who("s-1", "ada", true, "admins"))).contains(ada);
        assertThat(world.revoked).isEmpty();
        assertThat(world.groups("ada")).isEmpty();
        Caller demoted = admit(corp, who("s-1", "ada", true, "staff")).orElseThrow();
        assertThat(demoted.superuser()).isFalse();
        assertThat(demoted.staff()).isTrue();
        assertThat(world.revoked).containsExactly(ada.accountId());
    }

    @Test
    void anOldTokenDoesNotBringARoleBack() {
        Issuer corp = mapped();
        ExternalIdentity old = who("s-1", "ada", true, "admins");
        admit(corp, old);
        ExternalIdentity later = new ExternalIdentity(
                "s-1",
                "ada",
                "",
                false,
                "",
                "",
                "",
                Optional.of(Set.of()),
                old.issued().plusSeconds(5));
        assertThat(admit(corp, later).orElseThrow().superuser()).isFalse();
        assertThat(admit(corp, old).orElseThrow().superuser()).isFalse();
    }

    @Test
    void anAccountThatWasHereBeforeKeepsItsOwnRoles() {
        Caller ada = world.account("ada", account -> account.setRoles(true, false));
        Issuer corp = mapped();
        admission.admit(corp, who("s-1", "ada", true, "admins"), OptionalLong.of(ada.accountId()));
        assertThat(world.stored("ada", Account::isSuperuser)).isFalse();
        assertThat(world.stored("ada", Account::isStaff)).isTrue();
        assertThat(world.groups("ada")).isEmpty();
    }

    @Test
    void whomTheIssuerLocksOutIsDisabledAndComesBackWithIt() {
        Issuer corp =
                world.trust("corp", URL, Map.of("provision", EVERYBODY, "roles", Map.of("active", List.of("here"))));
        refused(corp, who("s-0", "eve", true));
        Caller ada = admit(corp, who("s-1", "ada", true, "here")).orElseThrow();
        assertThat(admit(corp, who("s-1", "ada", true))).isEmpty();
        assertThat(world.stored("ada", Account::isActive)).isFalse();
        assertThat(world.revoked).contains(ada.accountId());
        assertThat(admit(corp, who("s-1", "ada", true, "here"))).isPresent();
        world.database.run(entities ->
                entities.createQuery("update Account a set a.active = false").executeUpdate());
        assertThat(admit(corp, who("s-1", "ada", true, "here")))
                .as("whom an administrator disabled")
                .isEmpty();
    }

    @Test
    void twoFirstLoginsAtOnceMakeOneAccount() throws Exception {
        Issuer corp = world.trust("corp", URL, Map.of("provision", EVERYBODY));
        int many = 4;
        CyclicBarrier together = new CyclicBarrier(many);
        ExecutorService threads = Executors.newFixedThreadPool(many);
        try {
            List<Future<Optional<Caller>>> all = new ArrayList<>();
            for (int i = 0; i < many; i++) {
                all.add(threads.submit(() -> {
                    together.await();
                    return admit(corp, who("s-1", "ada", true));
                }));
            }
            Caller first = all.get(0).get().orElseThrow();
            for (Future<Optional<Caller>> one : all) {
                assertThat(one.get()).contains(first);
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(world.usernames()).containsExactly("ada");
    }

    private Issuer mapped() {
        return world.trust(
                "corp",
                URL,
                Map.of(
                        "provision", EVERYBODY,
                        "roles", Map.of("superuser", List.of("admins"), "staff", List.of("staff")),
                        "groups", Map.of("team-a", "Team A")));
    }

    private Optional<Caller> admit(Issuer issuer, ExternalIdentity who) {
        return admission.admit(issuer, who, OptionalLong.empty());
    }

    private void refused(Issuer issuer, ExternalIdentity who) {
        assertThatThrownBy(() -> admit(issuer, who)).isInstanceOfSatisfying(Problem.class, problem -> {
            assertThat(problem.code()).isEqualTo("sso-no-account");
            assertThat(problem.hint()).contains("ask an administrator");
        });
    }

    private static ExternalIdentity who(String subject, String name, boolean verified, String... groups) {
        return new ExternalIdentity(
                subject,
                name,
                name + "@corp.example",
                verified,
                "",
                "",
                "",
                Optional.of(Set.of(groups)),
                Instant.parse("2026-01-01T00:00:00Z"));
    }
}
