package dev.workflow.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.workflow.persistence.app.Apps;
import dev.workflow.persistence.app.Permission;
import dev.workflow.persistence.identity.Account;
import dev.workflow.persistence.identity.Caller;
import dev.workflow.persistence.resource.Resource;
import dev.workflow.persistence.resource.ResourcesOfApps;
import dev.workflow.problem.Problem;
import dev.workflow.resource.ResourceService;
import dev.workflow.resource.ResourceView;
import dev.workflow.resource.ServicePlan;
import dev.workflow.volume.VolumeName;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** api.md §8: the guards hold, and what would need a broker says that there is none. */
class ResourcesOfAppTest {

    private final Tenants tenants = new Tenants();
    private final Caller ada = tenants.account("ada");

    @BeforeEach
    void anApp() {
        tenants.app(ada, "shop");
    }

    private void row(String name, String status, String binding) {
        tenants.container.database().run(entities -> {
            OffsetDateTime now = OffsetDateTime.now(tenants.clock);
            Resource resource = new Resource(
                    new Apps(entities).byId("shop").orElseThrow().getUuid(),
                    entities.find(Account.class, ada.accountId()),
                    name,
                    "postgresql:standard-10",
                    now);
            resource.observed(status, binding, now);
            new ResourcesOfApps(entities).add(resource);
        });
    }

    private void refused(int status, String text, Consumer<ResourceService> call) {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> tenants.container.run(ResourceService.class, call))
                .withMessageStartingWith(text)
                .satisfies(problem -> assertThat(problem.status()).isEqualTo(status));
    }

    private static ServicePlan plan(String text) {
        return ServicePlan.parse(text);
    }

    @Test
    void noneCanBeCreated() {
        refused(
                503,
                "There was a problem creating the resource db for shop: no service broker is connected",
                resources -> resources.create(ada, "shop", new VolumeName("db"), plan("postgresql:a")));
        row("db", null, null);
        refused(
                400,
                "{non_field_errors=[The fields app, name must make a unique set.]}",
                resources -> resources.create(ada, "shop", new VolumeName("db"), plan("postgresql:a")));
        assertThat(tenants.count("select count(*) from resource")).isEqualTo(1);
    }

    @Test
    void aPlanNamesAServiceAndMayHoldColons() {
        assertThat(plan("a:b:c")).isEqualTo(new ServicePlan("a", "b:c"));
        for (String bad : List.of("a", ":a", "a:", "", ":")) {
            assertThatExceptionOfType(Problem.class).isThrownBy(() -> plan(bad));
        }
    }

    @Test
    void aStoredOneIsShown() {
        row("db", "Ready", null);
        ResourceView view =
                tenants.container.call(ResourceService.class, resources -> resources.get(ada, "shop", "db"));
        assertThat(view.plan()).isEqualTo("postgresql:standard-10");
        assertThat(view.status()).contains("Ready");
        assertThat(view.binding()).isEmpty();
        assertThat(tenants.container
                        .call(ResourceService.class, resources -> resources.list(ada, "shop", Tenants.ALL))
                        .items())
                .containsExactly(view);
        refused(404, "No Resource matches the given query.", resources -> resources.get(ada, "shop", "nope"));
    }

    @Test
    void guardsComeBeforeTheBroker() {
        row("new", "Provisioning", null);
        row("ready", "Ready", null);
        row("bound", "Ready", "Ready");
        refused(
                400,
                "the resource instance cann't changed",
                resources -> resources.update(ada, "shop", "ready", plan("mysql:a")));
        refused(
                400,
                "this resource instance is in progress",
                resources -> resources.update(ada, "shop", "new", plan("postgresql:b")));
        refused(
                503,
                "There was a problem updating the resource ready",
                resources -> resources.update(ada, "shop", "ready", plan("postgresql:b")));
        refused(400, "the resource instance is not ready", resources -> resources.bind(ada, "shop", "new"));
        refused(400, "the resource instance is binding", resources -> resources.bind(ada, "shop", "bound"));
        refused(503, "There was a problem binding", resources -> resources.bind(ada, "shop", "ready"));
        refused(400, "the resource instance is not binding", resources -> resources.unbind(ada, "shop", "ready"));
        refused(503, "There was a problem unbinding", resources -> resources.unbind(ada, "shop", "bound"));
        refused(404, "unknown action", resources -> {
            throw resources.unknownAction(ada, "shop", "ready");
        });
        refused(400, "the resource instance is still binding", resources -> resources.remove(ada, "shop", "bound"));
        refused(400, "the resource instance is provisioning", resources -> resources.remove(ada, "shop", "new"));
        tenants.container.run(ResourceService.class, resources -> resources.remove(ada, "shop", "ready"));
        refused(404, "No Resource matches the given query.", resources -> resources.get(ada, "shop", "ready"));
    }

    @Test
    void everyCallAsksForTheRightToTheApp() {
        row("db", "Ready", null);
        Caller eve = tenants.account("eve");
        String denied = "You do not have permission to perform this action.";
        refused(403, denied, resources -> resources.get(eve, "shop", "db"));
        tenants.grant("shop", eve, Permission.VIEW);
        tenants.container.run(ResourceService.class, resources -> resources.get(eve, "shop", "db"));
        List<Consumer<ResourceService>> changes = List.of(
                resources -> resources.create(eve, "shop", new VolumeName("x"), plan("a:b")),
                resources -> resources.update(eve, "shop", "db", plan("a:b")),
                resources -> resources.bind(eve, "shop", "db"),
                resources -> resources.unbind(eve, "shop", "db"),
                resources -> resources.unknownAction(eve, "shop", "db"),
                resources -> resources.remove(eve, "shop", "db"));
        changes.forEach(change -> refused(403, denied, change));
    }
}
