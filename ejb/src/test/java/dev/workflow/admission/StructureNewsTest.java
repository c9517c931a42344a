package dev.workflow.admission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.workflow.app.AppService;
import dev.workflow.persistence.identity.Caller;
import dev.workflow.release.Tenants;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StructureNewsTest {

    private final Tenants tenants = new Tenants();
    private final Caller ada = tenants.account("ada");

    @BeforeEach
    void app() {
        tenants.app(ada, "shop");
    }

    private Map<String, Integer> after(Consumer<StructureNews> news) {
        tenants.container.run(StructureNews.class, news);
        return tenants.container
                .call(AppService.class, apps -> apps.get(ada, "shop"))
                .structure();
    }

    @Test
    void aScaledDeploymentIsWanted() {
        assertThat(after(news -> news.scaled("shop", "web", 3))).isEqualTo(Map.of("web", 3));
        assertThat(after(news -> news.scaled("shop", "web", 0))).isEqualTo(Map.of("web", 0));
    }

    @Test
    void jobsAreCountedAndNeverFewerThanNone() {
        assertThat(after(news -> news.began("shop", "run"))).isEqualTo(Map.of("run", 1));
        assertThat(after(news -> news.began("shop", "run"))).isEqualTo(Map.of("run", 2));
        after(news -> news.ended("shop", "run"));
        after(news -> news.ended("shop", "run"));
        assertThat(after(news -> news.ended("shop", "run"))).isEqualTo(Map.of("run", 0));
    }

    @Test
    void whatIsNotOursChangesNothing() {
        assertThat(after(news -> news.scaled("kube-system", "web", 3))).isEmpty();
        assertThat(after(news -> news.scaled("shop", "", 3))).isEmpty();
        assertThat(after(news -> news.began("shop", "No Type"))).isEmpty();
    }
}
