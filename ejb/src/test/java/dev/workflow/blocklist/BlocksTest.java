package dev.workflow.blocklist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.workflow.app.AppAccess;
import dev.workflow.app.AppName;
import dev.workflow.app.AppService;
import dev.workflow.operation.Kind;
import dev.workflow.operation.OperationView;
import dev.workflow.persistence.app.Permission;
import dev.workflow.persistence.identity.Caller;
import dev.workflow.persistence.operation.Operation.State;
import dev.workflow.problem.Problem;
import dev.workflow.release.Tenants;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is blocked is out of everybody's reach and stops. */
class BlocksTest {

    private final Tenants tenants = new Tenants();
    private final Caller ada = tenants.account("ada");
    private final Caller bob = tenants.account("bob");
    private final Caller root = new Caller(tenants.account("root").accountId(), "root", true, true);

    @BeforeEach
    void apps() {
        tenants.app(ada, "shop");
        tenants.app(ada, "shoes");
        tenants.app(bob, "bar");
        tenants.grant("shop", bob, Permission.VIEW);
    }

    private void block(String type, String id, String remark) {
        tenants.container.run(Blocks.class, blocks -> blocks.block(type, id, Optional.ofNullable(remark)));
    }

    private void unblock(String type, String id) {
        tenants.container.run(Blocks.class, blocks -> blocks.unblock(type, id));
    }

    private void require(Caller caller, String app) {
        tenants.container.run(AppAccess.class, access -> access.require(caller, app, Permission.VIEW));
    }

    private void refused(Caller caller, String app, String remark) {
        assertThatExceptionOfType(Problem.class)
                .as(caller.username() + " at " + app)
                .isThrownBy(() -> require(caller, app))
                .withMessage(remark)
                .satisfies(problem -> assertThat(problem.status()).isEqualTo(403));
        assertThat(tenants.container.<AppAccess, Boolean>call(
                        AppAccess.class, access -> access.allows(caller, new AppName(app), Permission.VIEW)))
                .isFalse();
    }

    @Test
    void aBlockedAppIsRefusedToEverybodyWithTheRemark() {
        block("apps", "shop", "unpaid");
        for (Caller caller : List.of(ada, bob, root)) {
            refused(caller, "shop", "unpaid");
        }
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> tenants.container.run(AppAccess.class, access -> access.requireOwner(ada, "shop")))
                .withMessage("unpaid");
        require(ada, "shoes");
    }

    @Test
    void whoHasNoRightsDoesNotLearnTheRemark() {
        block("apps", "bar", "unpaid");
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> require(ada, "bar"))
                .withMessage("You do not have permission to perform this action.");
    }

    @Test
    void ofABlockedUserEveryAppIsBlockedAndNoOther() {
        block("users", Long.toString(ada.accountId()), null);
        refused(ada, "shop", "Blocked for unknown reason");
        refused(root, "shoes", "Blocked for unknown reason");
        require(bob, "bar");
        unblock("users", Long.toString(ada.accountId()));
        require(ada, "shop");
    }

    @Test
    void aSecondBlockChangesTheRemarkAndOneUnblockEndsIt() {
        block("apps", "shop", "unpaid");
        block("apps", "shop", "abuse");
        refused(ada, "shop", "abuse");
        unblock("apps", "shop");
        unblock("apps", "shop");
        require(ada, "shop");
    }

    @Test
    void aNameStaysBlockedWhoeverTakesIt() {
        block("apps", "later", "reserved");
        tenants.container.run(AppService.class, apps -> apps.create(bob, Optional.of("later"), java.util.Map.of()));
        refused(bob, "later", "reserved");
    }

    @Test
    void whatItDoesIsCancelledAndItsProcessesAreStopped() {
        tenants.publish(ada, "shop", "aaaaaaaa");
        block("apps", "shop", "unpaid");
        List<OperationView> operations = tenants.operations("shop");
        assertThat(operations).extracting(OperationView::kind).containsExactlyInAnyOrder(Kind.SCALE, Kind.DEPLOY);
        assertThat(operations)
                .filteredOn(operation -> operation.kind() == Kind.DEPLOY)
                .extracting(OperationView::state)
                .containsExactly(State.CANCELLED);
        assertThat(tenants.operations("shoes")).isEmpty();
    }

    @Test
    void whatCannotBeBlockedIsNamed() {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> block("things", "shop", ""))
                .withMessage("Unsupported block type: things")
                .satisfies(problem -> assertThat(problem.status()).isEqualTo(400));
        assertThatCode(() -> unblock("things", "shop")).hasMessage("Unsupported block type: things");
        for (String nobody : List.of("999999999", "ada", "-1", "1 or 1=1", "99999999999999999999")) {
            assertThatCode(() -> block("users", nobody, "")).hasMessage("No User matches the given query.");
        }
        assertThatCode(() -> block("apps", "../x", "")).hasMessage("No App matches the given query.");
    }

    @Test
    void lookingAtTheListCostsNoStatement() {
        block("apps", "shoes", "unpaid");
        long before = tenants.container.database().statements();
        require(ada, "shop");
        assertThat(tenants.container.database().statements() - before).isOne();
    }
}
