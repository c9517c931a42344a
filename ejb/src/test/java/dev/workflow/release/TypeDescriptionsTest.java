package dev.workflow.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.workflow.engine.Engine;
import dev.workflow.engine.ProcessGroup;
import dev.workflow.persistence.app.App;
import dev.workflow.persistence.app.Apps;
import dev.workflow.persistence.identity.Caller;
import dev.workflow.persistence.volume.Volume;
import dev.workflow.persistence.volume.Volumes;
import dev.workflow.problem.Problem;
import dev.workflow.process.ProcessType;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A process type is described as it runs (api.md §5). */
class TypeDescriptionsTest {

    private final Tenants tenants = new Tenants();
    private final Caller ada = tenants.account("ada");
    private int running = 2;

    @BeforeEach
    void app() {
        tenants.app(ada, "shop");
        tenants.publish(ada, "shop", "");
        tenants.container.provide(Engine.class, (Engine) Proxy.newProxyInstance(
                Engine.class.getClassLoader(), new Class<?>[] {Engine.class}, (proxy, method, arguments) -> {
                    assertThat(method.getName()).isEqualTo("groups");
                    return List.of(group("web"), group("worker"));
                }));
    }

    private ProcessGroup group(String type) {
        return new ProcessGroup(new ProcessType(type), running, 1, 1, 1, 1, Instant.EPOCH);
    }

    private TypeDescription describe(String deployment) {
        return tenants.container.call(TypeDescriptions.class, types -> types.describe(ada, "shop", deployment));
    }

    @Test
    void everythingThatWasConfiguredIsShown() {
        Map<String, ?> probe = Map.of("httpGet", Map.of("port", 5000, "path", "/up"), "periodSeconds", 7);
        tenants.configure(
                ada,
                "shop",
                Map.of(
                        "healthcheck", Map.of("web", Map.of("startupProbe", probe, "readinessProbe", probe)),
                        "limits", Map.of("web", "std1.large.c2m4"),
                        "tags", Map.of("web", Map.of("disk", "ssd"))));
        running = 3;
        TypeDescription web = describe("shop-web");
        assertThat(web.container()).isEqualTo("shop-web");
        assertThat(web.image()).isEqualTo("registry.example.com/shop:1");
        assertThat(web.command()).isEmpty();
        assertThat(web.args()).containsExactly("node", "a.js");
        assertThat(web.startupProbe()).containsKeys("httpGet", "periodSeconds");
        assertThat(web.readinessProbe()).isEqualTo(web.startupProbe());
        assertThat(web.livenessProbe()).isEmpty();
        assertThat(web.limits()).isEqualTo(Map.of("cpu", "2", "memory", "4Gi", "ephemeral-storage", "4Gi"));
        assertThat(web.nodeSelector()).isEqualTo(Map.of("disk", "ssd"));
        assertThat(web.volumeMounts()).isEmpty();
    }

    @Test
    void mountedVolumesAreShown() {
        tenants.container.database().run(entities -> {
            App shop = new Apps(entities).byId("shop").orElseThrow();
            Volume data =
                    new Volume(shop.getUuid(), shop.getOwner(), "data", "1G", Volume.CSI, Map.of(), shop.getCreated());
            data.mount(Map.of("worker", "/data"), shop.getCreated());
            new Volumes(entities).add(data);
        });
        assertThat(describe("shop-worker").volumeMounts()).containsExactly(new TypeDescription.Mount("data", "/data"));
        assertThat(describe("shop-web").volumeMounts()).isEmpty();
    }

    @Test
    void itIsTheReleaseThatRunsAndNotTheNewest() {
        tenants.configure(ada, "shop", Map.of("limits", Map.of("worker", "std1.large.c2m4")));
        assertThat(describe("shop-worker").limits()).containsEntry("cpu", "1");
        running = 3;
        assertThat(describe("shop-worker").limits()).containsEntry("cpu", "2");
    }

    @Test
    void webListensUnlessToldOtherwiseAndOthersNeedNot() {
        assertThat(describe("shop-web").readinessProbe()).isEqualTo(Map.of("tcpSocket", Map.of("port", 5000)));
        assertThat(describe("shop-worker").readinessProbe()).isEmpty();
    }

    @Test
    void whatDoesNotRunIsNotFound() {
        for (String nothing : List.of("shop-cron", "web", "shop", "shop-", "other-web", "")) {
            assertThatExceptionOfType(Problem.class)
                    .as(nothing)
                    .isThrownBy(() -> describe(nothing))
                    .withMessage("this procfile type not found")
                    .satisfies(problem -> assertThat(problem.status()).isEqualTo(400));
        }
    }
}
