package dev.workflow.builder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.workflow.app.AppName;
import java.nio.file.Files;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class RepositoryCareTest extends GitServerTest {

    @Override
    PushLimits limits() {
        return limited(1L << 30, 1L << 28, 1000, 1000, 1L << 30, Duration.ofMinutes(5), Duration.ofSeconds(10), 3);
    }

    @Test
    void afterSomePushesTheRepositoryIsOnePackWithWhatIsReachable() throws Exception {
        Files.write(ann.folder.resolve("old"), PushRefusalTest.noise(1 << 20, 1));
        ann.commit("a", "1");
        ann.push("shop", "main");
        ann.git("rm", "-q", "old");
        ann.git("commit", "-q", "--amend", "-m", "without");
        ann.push("shop", "+main");
        ann.commit("a", "3");
        ann.push("shop", "main");

        await().atMost(Duration.ofSeconds(90)).until(() -> packs() == 1 && packBytes("shop") < 100_000);
        assertThat(ann.remote("shop", "main")).isEqualTo(ann.head());
        ann.commit("a", "4");
        assertThat(ann.push("shop", "main").exit()).isZero();
    }

    @Test
    void aPushMakesCareGiveWay() throws Exception {
        PushTurns turns = new PushTurns();
        AppName shop = new AppName("shop");
        PushTurns.Turn care = turns.care(shop).orElseThrow();
        CompletableFuture<Boolean> push = CompletableFuture.supplyAsync(() -> {
            try {
                return turns.push(shop).isPresent();
            } catch (InterruptedException stop) {
                throw new IllegalStateException(stop);
            }
        });
        await().until(() -> turns.careIsInTheWay(shop));
        care.close();
        assertThat(push.get()).isTrue();
        assertThat(turns.care(shop)).isEmpty();
        assertThat(turns.push(shop)).isEmpty();
    }

    private long packs() throws Exception {
        try (var files = Files.list(repository("shop").resolve("objects/pack"))) {
            return files.filter(file -> file.toString().endsWith(".pack")).count();
        }
    }
}
