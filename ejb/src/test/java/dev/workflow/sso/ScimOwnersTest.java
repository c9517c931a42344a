package dev.workflow.sso;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.workflow.persistence.identity.Account;
import dev.workflow.persistence.identity.Caller;
import dev.workflow.persistence.scim.ScimUserRepository;
import dev.workflow.problem.Problem;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Whether a first login is linked to what SCIM made for the same person. */
class ScimOwnersTest {

    private final SsoWorld world = new SsoWorld();
    private final Admission admission = world.admission();

    @Test
    void theAccountWithTheirExternalIdIsTheirs() {
        Caller ada = scim("ada", "s-1");
        Issuer corp = trust(Map.of("link", "external_id"));
        assertThat(admit(corp, "s-1", "whatever", false, "s-1")).contains(ada);
        assertThat(admit(trust(Map.of()), "s-1", "whatever", false, "s-1"))
                .as("from then on")
                .contains(ada);
        assertThat(world.usernames()).containsExactly("ada");
        assertThat(admit(corp, "S-1", "eve", false, "S-1").orElseThrow().username())
                .as("another subject")
                .isEqualTo("eve");
    }

    @Test
    void nobodyIsLinkedUnlessItIsWanted() {
        scim("ada", "s-1");
        for (Map<String, Object> settings : List.of(Map.<String, Object>of(), Map.<String, Object>of("link", "off"))) {
            Issuer corp = trust(settings);
            assertThat(admit(corp, "s-1", "ada", true, "s-1").orElseThrow().username())
                    .isEqualTo("ada-2");
        }
    }

    @Test
    void aUserNameThatIsAnAddressCountsOnceTheIssuerHasVerifiedIt() {
        Caller ada = scim("Ada@corp.example", "x-1");
        Issuer corp = trust(Map.of("link", "username", "claim", "email"));
        assertThat(admit(corp, "s-1", "ada", false, "ada@corp.example").orElseThrow())
                .as("unverified")
                .isNotEqualTo(ada);
        assertThat(admit(corp, "s-2", "bob", true, "ada@corp.example").orElseThrow())
                .as("not the address that is verified")
                .isNotEqualTo(ada);
        assertThat(admit(corp, "s-3", "ada", true, "ada@corp.example")).contains(ada);
    }

    @Test
    void aUserNameIsLinkedOnceAndNotToWhoeverHasItNext() {
        Caller ada = scim("ada", "x-1");
        Issuer corp = trust(Map.of("link", "username"));
        assertThat(admit(corp, "s-1", "ADA", false, "ADA")).contains(ada);
        refused("scim-linked-already", corp, "s-2", "ada");
    }

    @Test
    void superusersAndLocalAccountsAreNotReachedThisWay() {
        Caller root = scim("root", "s-1", account -> account.setRoles(true, true));
        Issuer corp = trust(Map.of("link", "external_id"));
        refused("scim-superuser", corp, "s-1", "s-1");
        Issuer trusting = trust(Map.of("link", "external_id", "superusers", true));
        assertThat(admit(trusting, "s-1", "root", false, "s-1")).contains(root);
        Caller local = scim("ada", "s-2", account -> account.setOrigin(""));
        Caller ldap = scim("bob", "s-3", account -> account.setOrigin("ldap"));
        assertThat(admit(corp, "s-2", "ada", false, "s-2").orElseThrow()).isNotEqualTo(local);
        assertThat(admit(corp, "s-3", "bob", false, "s-3").orElseThrow()).isNotEqualTo(ldap);
    }

    @Test
    void whomScimLockedOutGetsNoOtherAccount() {
        Caller ada = scim("ada", "s-1", account -> account.setActive(false));
        Issuer corp = trust(Map.of("link", "external_id"));
        assertThat(admit(corp, "s-1", "ada", false, "s-1")).as("disabled").isEmpty();
        Caller bob = scim("bob", "s-2");
        remember(bob, "s-2", true);
        refused("scim-deleted", corp, "s-2", "s-2");
        scim("carol", "s-3");
        scim("carol2", "s-3");
        refused("scim-ambiguous", corp, "s-3", "s-3");
        assertThat(world.usernames()).containsExactly(ada.username(), "bob", "carol", "carol2");
    }

    private Issuer trust(Map<String, ?> scim) {
        Map<String, Object> settings = new LinkedHashMap<>(Map.of("provision", Map.of("rule", "everybody")));
        settings.put("scim", scim);
        return world.trust("corp", "https://login.corp.example", settings);
    }

    private Caller scim(String name, String externalId) {
        return scim(name, externalId, unused -> {});
    }

    private Caller scim(String name, String externalId, Consumer<Account> further) {
        Caller made = world.account(name, account -> {
            account.setOrigin("scim");
            further.accept(account);
        });
        remember(made, externalId, false);
        return made;
    }

    private void remember(Caller account, String externalId, boolean deleted) {
        world.database.run(entities -> new ScimUserRepository(entities)
                .remember(account.accountId(), Optional.of(externalId), deleted, OffsetDateTime.now(world.clock)));
    }

    private void refused(String reason, Issuer issuer, String subject, String scim) {
        assertThatThrownBy(() -> admit(issuer, subject, "nobody", false, scim))
                .isInstanceOfSatisfying(Problem.class, problem -> {
                    assertThat(problem.code() + " " + problem.reason()).isEqualTo("sso-no-account " + reason);
                    assertThat(problem.hint()).contains("ask an administrator");
                });
    }

    /** Whose address is {@code name@corp.example}. */
    private Optional<Caller> admit(Issuer issuer, String subject, String name, boolean verified, String scim) {
        ExternalIdentity who = new ExternalIdentity(
                subject,
                name,
                name + "@corp.example",
                verified,
                "",
                "",
                scim,
                Optional.of(Set.of()),
                Instant.parse("2026-01-01T00:00:00Z"));
        return admission.admit(issuer, who, OptionalLong.empty());
    }
}
