package dev.workflow.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.workflow.persistence.operation.Operation.State;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LedgerRacesTest {

    private static final int MANY = 20;

    private final Shop shop = new Shop();

    @Test
    void ofManyOpenedAtOnceOneIsActive() throws Exception {
        List<UUID> opened = Shop.atOnce(MANY, () -> shop.open(Kind.DEPLOY));
        assertThat(opened).doesNotHaveDuplicates().hasSize(MANY);
        assertThat(shop.number("select count(*) from operation where active")).isOne();
        assertThat(shop.number("select count(*) from outbox")).isOne();
    }

    @Test
    void ofManyLonePushesOneIsTaken() throws Exception {
        List<Optional<UUID>> opened = Shop.atOnce(
                MANY,
                () -> shop.container.call(
                        Ledger.class, ledger -> ledger.openAlone(Shop.APP, Kind.BUILD, "ada", Map.of(), null)));
        assertThat(opened).filteredOn(Optional::isPresent).hasSize(1);
    }

    @Test
    void ofManyWorkersOneClaims() throws Exception {
        UUID deploy = shop.open(Kind.DEPLOY);
        AtomicInteger name = new AtomicInteger();
        List<Optional<OperationView>> claimed =
                Shop.atOnce(MANY, () -> shop.claim(deploy, "worker/" + name.incrementAndGet()));
        assertThat(claimed).filteredOn(Optional::isPresent).hasSize(1);
        assertThat(shop.view(deploy).attempt()).isOne();
    }

    @Test
    void ofManyReapersOneHandsBack() throws Exception {
        UUID deploy = shop.running(Kind.DEPLOY);
        Shop.atOnce(MANY, () -> shop.container.call(Ledger.class, ledger -> ledger.reap(deploy, "here:8080/")));
        assertThat(shop.state(deploy)).isEqualTo(State.WAITING);
        assertThat(shop.calls(deploy)).isEqualTo(2);
    }

    /** No deadlock, no lost turn: fails with "deadlock detected" when row and lane are locked in differing orders. */
    @Test
    void everybodyAtOnceOnOneAppComesToAnEnd() throws Exception {
        List<UUID> all = new CopyOnWriteArrayList<>(List.of(shop.open(Kind.DEPLOY)));
        AtomicInteger seeds = new AtomicInteger();
        Shop.atOnce(8, () -> {
            Random random = new Random(seeds.incrementAndGet());
            for (int i = 0; i < 40; i++) {
                act(random, all);
            }
            return null;
        });
        assertThat(shop.number("select count(*) from operation where active")).isLessThanOrEqualTo(1);
        assertThat(shop.number("select count(*) from operation where ended is null and not active") == 0
                        || shop.number("select count(*) from operation where active") == 1)
                .as("what waits has something to wait for")
                .isTrue();
        workOff();
        assertThat(shop.number("select count(*) from operation where ended is null"))
                .isZero();
    }

    private void act(Random random, List<UUID> all) {
        UUID one = all.get(all.size() - 1 - random.nextInt(Math.min(all.size(), 5)));
        switch (random.nextInt(6)) {
            case 0 -> all.add(shop.open(random.nextBoolean() ? Kind.DEPLOY : Kind.SCALE));
            case 1 -> shop.cancel(one);
            case 2 ->
                shop.container.run(Ledger.class, ledger -> {
                    ledger.supersede(Shop.APP.name(), Kind.DEPLOY, "newer");
                    all.add(ledger.open(Shop.APP, Kind.DEPLOY, "ada", Map.of(), null, null));
                });
            case 3 -> shop.container.call(Ledger.class, ledger -> ledger.reap(one, "here:8080/"));
            default -> finish(one);
        }
    }

    private void finish(UUID one) {
        shop.claim(one, Shop.WORKER);
        try {
            shop.end(one, Outcome.SUCCEEDED);
        } catch (LeaseLost somebodyElseWasFaster) {
            // or it was never claimed, because it waits
        }
    }

    private void workOff() {
        for (long left = shop.number("select count(*) from operation where ended is null"); left > 0; left--) {
            String active = (String) shop.container.database().call(entities -> entities.createNativeQuery(
                            "select cast(uuid as text) from operation where active")
                    .getSingleResult());
            finish(UUID.fromString(active));
        }
    }
}
