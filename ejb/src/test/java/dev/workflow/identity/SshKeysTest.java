package dev.workflow.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.workflow.persistence.identity.Caller;
import dev.workflow.persistence.slice.Window;
import dev.workflow.problem.Problem;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class SshKeysTest {

    private static final String ONE =
            "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAICEOARWF4b37z8VCtdSiVzzgiVVIKBIKaPd+GgpL8iJE me@host";
    private static final String TWO =
            "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIH50JhrTeA7hd7gMK558+86yPfAxYEHMaqrvCgIcl9fV me@host";
    private static final String FINGERPRINT = "SHA256:jDdWArh1UicGPoDU/hhFURjRnWQh/8+kIfPgYPSjjsc";

    private final World world = new World();
    private final Caller ada = world.account("ada", "x");
    private final Caller bob = world.account("bob", "x");

    @Test
    void aKeyTellsWhoPushes() {
        add(ada, "me@host", ONE);
        assertThat(owner(FINGERPRINT)).contains(ada);
        assertThat(owner("SHA256:other")).isEmpty();
    }

    @Test
    void theKeysOfADisabledAccountAreNobodys() {
        Caller root = world.administrator();
        add(ada, "me@host", ONE);
        world.accounts(accounts -> accounts.setActive(root, "ada", false));
        assertThat(owner(FINGERPRINT)).isEmpty();
    }

    @Test
    void namesAndKeysAreUniqueOnThePlatform() {
        add(ada, "laptop", ONE);
        assertRefused(bob, "laptop", TWO, "id", "SSH Key with this id already exists.");
        assertRefused(bob, "other", ONE, "public", "Public Key is already in use");
        assertRefused(bob, "other", ONE.replace("me@host", "you"), "public", "Public Key is already in use");
    }

    @Test
    void everyoneSeesTheirOwnOnly() {
        add(ada, "laptop", ONE);
        add(bob, "desk/top@home", TWO);
        assertThat(world.keys(keys -> keys.list(ada, new Window(0, 10))).items())
                .extracting(SshKeyView::id)
                .containsExactly("laptop");
        assertThat(world.keys(keys -> keys.get(bob, "desk/top@home")).line()).isEqualTo(TWO);
        assertThatThrownBy(() -> world.keys(keys -> keys.get(ada, "desk/top@home")))
                .hasMessage("No Key matches the given query.");
        assertThatThrownBy(() -> world.keys(keys -> {
                    keys.delete(ada, "desk/top@home");
                    return null;
                }))
                .hasMessage("No Key matches the given query.");
    }

    @Test
    void aDeletedKeyCanBeAddedAgain() {
        add(ada, "laptop", ONE);
        world.keys(keys -> {
            keys.delete(ada, "laptop");
            return null;
        });
        assertThat(owner(FINGERPRINT)).isEmpty();
        add(bob, "laptop", ONE);
    }

    /** Both pass the check before either has committed: the database decides, and the loser reads the usual text. */
    @Test
    void aRaceForAKeyHasOneWinner() throws Exception {
        CyclicBarrier start = new CyclicBarrier(2);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            List<Callable<String>> racers = List.of(racer(start, ada, "a"), racer(start, bob, "b"));
            List<Future<String>> outcomes = threads.invokeAll(racers);
            assertThat(List.of(outcomes.get(0).get(), outcomes.get(1).get()))
                    .containsExactlyInAnyOrder("added", "{public=[Public Key is already in use]}");
        } finally {
            threads.shutdownNow();
        }
    }

    private Callable<String> racer(CyclicBarrier start, Caller caller, String name) {
        return () -> {
            start.await();
            try {
                add(caller, name, ONE);
                return "added";
            } catch (Problem refused) {
                return refused.getMessage();
            }
        };
    }

    private Optional<Caller> owner(String fingerprint) {
        return world.keys(keys -> keys.owner(fingerprint));
    }

    private void add(Caller caller, String name, String line) {
        world.keys(keys -> keys.add(caller, new SshKeyName(name), line));
    }

    private void assertRefused(Caller caller, String name, String line, String field, String text) {
        assertThatThrownBy(() -> add(caller, name, line))
                .isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.body())
                        .isEqualTo(Problem.field(field, text).body()));
    }
}
