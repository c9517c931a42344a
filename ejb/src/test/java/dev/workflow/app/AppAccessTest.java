package dev.workflow.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.workflow.persistence.app.Permission;
import dev.workflow.persistence.identity.Caller;
import dev.workflow.problem.Problem;
import dev.workflow.release.Tenants;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who may do what to an app (api.md §2.3), and who sees it in the list. */
class AppAccessTest {

    private final Tenants tenants = new Tenants();
    private final Caller owner = tenants.account("ada");
    private final Caller stranger = tenants.account("eve");
    private final Caller staff = as("stan", false, true);
    private final Caller root = as("root", true, true);

    private Caller as(String username, boolean superuser, boolean isStaff) {
        return new Caller(tenants.account(username).accountId(), username, superuser, isStaff);
    }

    @BeforeEach
    void apps() {
        tenants.app(owner, "shop");
        tenants.app(owner, "shoes");
        tenants.app(stranger, "lair");
    }

    private Set<Permission> allowed(Caller caller) {
        Set<Permission> allowed = EnumSet.noneOf(Permission.class);
        for (Permission permission : Permission.values()) {
            boolean says = tenants.container.call(
                    AppAccess.class, access -> access.allows(caller, new AppName("shop"), permission));
            assertThat(passes(caller, permission)).isEqualTo(says);
            if (says) {
                allowed.add(permission);
            }
        }
        return allowed;
    }

    private boolean passes(Caller caller, Permission permission) {
        try {
            tenants.container.run(AppAccess.class, access -> access.require(caller, "shop", permission));
            return true;
        } catch (Problem refused) {
            assertThat(refused).hasMessage("You do not have permission to perform this action.");
            assertThat(refused.status()).isEqualTo(403);
            return false;
        }
    }

    @Test
    void ownerStaffAndSuperuserMayDoEverything() {
        for (Caller caller : List.of(owner, staff, root)) {
            assertThat(allowed(caller)).as(caller.username()).containsExactlyInAnyOrder(Permission.values());
        }
    }

    @Test
    void aStrangerMayDoNothing() {
        assertThat(allowed(stranger)).isEmpty();
    }

    @Test
    void aCollaboratorMayDoWhatWasGrantedAndNothingThatItMightImply() {
        for (Permission permission : Permission.values()) {
            Caller friend = tenants.account("friend-" + permission.text());
            tenants.grant("shop", friend, permission);
            assertThat(allowed(friend)).containsExactly(permission);
        }
        Caller both = tenants.account("both");
        tenants.grant("shop", both, Permission.VIEW, Permission.DELETE);
        assertThat(allowed(both)).containsExactly(Permission.VIEW, Permission.DELETE);
        assertThat(passesOn(both, "shoes")).as("another app of the same owner").isFalse();
    }

    private boolean passesOn(Caller caller, String app) {
        return tenants.container.call(
                AppAccess.class, access -> access.allows(caller, new AppName(app), Permission.VIEW));
    }

    @Test
    void anAppThatDoesNotExistIsNotFoundBeforeAnythingIsJudged() {
        for (Caller caller : List.of(owner, stranger, root)) {
            assertThatExceptionOfType(Problem.class)
                    .isThrownBy(() -> tenants.container.run(
                            AppAccess.class, access -> access.require(caller, "nope", Permission.VIEW)))
                    .withMessage("No App matches the given query.")
                    .satisfies(problem -> assertThat(problem.status()).isEqualTo(404));
            assertThat(passesOn(caller, "nope")).isFalse();
        }
    }

    @Test
    void onlyTheOwnerAndASuperuserMayHandOver() {
        tenants.grant("shop", stranger, Permission.VIEW, Permission.CHANGE, Permission.DELETE);
        for (Caller caller : List.of(stranger, staff)) {
            assertThatExceptionOfType(Problem.class)
                    .isThrownBy(() -> handOver(caller, "eve"))
                    .satisfies(problem -> assertThat(problem.status()).isEqualTo(403));
        }
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> handOver(owner, "nobody"))
                .withMessage("No User matches the given query.");
        handOver(owner, "eve");
        assertThat(allowed(owner)).isEmpty();
        handOver(root, "ada");
        assertThat(allowed(owner)).hasSize(3);
    }

    private void handOver(Caller caller, String heir) {
        tenants.container.run(AppService.class, apps -> apps.transfer(caller, "shop", Optional.of(heir)));
    }

    private List<String> seen(Caller caller, String prefix) {
        return tenants.container.call(AppService.class, apps -> apps.list(caller, prefix, Tenants.ALL)).items().stream()
                .map(AppView::id)
                .toList();
    }

    @Test
    void theListShowsOwnAppsAndThoseToView() {
        assertThat(seen(owner, "")).containsExactly("shoes", "shop");
        assertThat(seen(stranger, "")).containsExactly("lair");
        assertThat(seen(staff, "")).as("staff reach others' apps by name only").isEmpty();
        assertThat(seen(root, "")).containsExactly("lair", "shoes", "shop");
        tenants.grant("shop", stranger, Permission.VIEW);
        tenants.grant("shoes", stranger, Permission.CHANGE, Permission.DELETE);
        assertThat(seen(stranger, "")).containsExactly("lair", "shop");
    }

    @Test
    void theSearchIsAPrefixAndNotAPattern() {
        assertThat(seen(owner, "sho")).containsExactly("shoes", "shop");
        assertThat(seen(owner, "shop")).containsExactly("shop");
        assertThat(seen(owner, "lair")).isEmpty();
        for (String pattern : List.of("%", "_hop", "s%", "\\", "' or '1'='1")) {
            assertThat(seen(root, pattern)).as(pattern).isEmpty();
        }
    }
}
