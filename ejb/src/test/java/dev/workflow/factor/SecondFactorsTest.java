package dev.workflow.factor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.workflow.persistence.identity.Account;
import dev.workflow.persistence.identity.Caller;
import dev.workflow.problem.Problem;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecondFactorsTest {

    private final World world = new World();
    private final Caller ada = world.account("ada");
    private final Caller staff = world.account("staff", account -> account.setRoles(true, false));
    private final Caller root = world.account("root", Account::promote);

    @ParameterizedTest
    @CsvSource({
        "optional, false, false, false",
        "staff, false, true, true",
        " STAFF , false, true, true",
        "all, true, true, true"
    })
    void thePolicySaysWhoMustHaveOne(String policy, boolean everybody, boolean ofStaff, boolean ofRoot) {
        assertThat(required(policy, ada)).isEqualTo(everybody);
        assertThat(required(policy, staff)).isEqualTo(ofStaff);
        assertThat(required(policy, root)).isEqualTo(ofRoot);
        boolean enrolled = world.factors(policy, factors -> factors.enrolled(root.accountId()));
        assertThat(enrolled).isFalse();
    }

    @Test
    void whoHasOneIsAskedForIt() {
        world.enrol(ada);
        for (String policy : new String[] {"optional", "staff", "all"}) {
            assertThat(required(policy, ada)).isTrue();
        }
    }

    @Test
    void aPasswordIsEnoughOnlyWithoutOne() {
        assertThatCode(() -> passwordAlone(ada)).doesNotThrowAnyException();
        world.enrol(ada);
        assertThatThrownBy(() -> passwordAlone(ada))
                .hasMessageContaining("second factor")
                .hasMessageContaining("drycc login URL")
                .hasMessageContaining("API token")
                .isInstanceOfSatisfying(Problem.class, problem -> {
                    assertThat(problem.status()).isEqualTo(400);
                    assertThat(problem.body()).isInstanceOf(Problem.Body.Detail.class);
                });
    }

    @Test
    void aMisspeltPolicyIsNotTakenForNone() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> required("required", ada))
                .withMessageContaining("WORKFLOW_PASSPORT_SECOND_FACTOR");
    }

    @Test
    void anAccountThatIsGoneIsNotLetIn() {
        boolean required = world.factors("staff", factors -> factors.required(Long.MAX_VALUE));
        assertThat(required).isTrue();
    }

    @Test
    void removingOneEndsOtherSessions() {
        UUID here = world.session(ada);
        Phone phone = world.enrol(ada);
        UUID kept = world.session(ada);
        world.session(ada);
        world.removal(removal -> removal.disable(ada.accountId(), Optional.of(kept)));
        assertThat(world.sessions(ada)).containsExactly(kept).doesNotContain(here);
        assertThat(required("optional", ada)).isFalse();
        assertThatThrownBy(() -> world.pass(ada, phone.recovery().get(0).text()))
                .isInstanceOf(Problem.class);
    }

    @Test
    void anAdministratorHelpsWhoHasLostTheirs() {
        world.enrol(ada);
        world.session(ada);
        world.removal(removal -> removal.reset(root, "ada"));
        assertThat(required("optional", ada)).isFalse();
        assertThat(world.sessions(ada)).isEmpty();
        world.enrol(ada);
    }

    @Test
    void nobodyElseDoes() {
        world.enrol(ada);
        world.enrol(root);
        refused(staff, "ada", 403);
        refused(ada, "ada", 403);
        refused(root, "root", 423);
        refused(root, "nobody", 404);
        refused(root, "staff", 404);
        assertThat(required("optional", ada)).isTrue();
        assertThat(required("optional", root)).isTrue();
    }

    private void refused(Caller caller, String username, int status) {
        assertThatThrownBy(() -> world.removal(removal -> removal.reset(caller, username)))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.status()).isEqualTo(status));
    }

    private boolean required(String policy, Caller person) {
        return world.factors(policy, factors -> factors.required(person.accountId()));
    }

    private void passwordAlone(Caller person) {
        world.factors("optional", factors -> {
            factors.requirePasswordToBeEnough(person.accountId());
            return null;
        });
    }
}
