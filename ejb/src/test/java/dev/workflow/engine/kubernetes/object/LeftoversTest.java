package dev.workflow.engine.kubernetes.object;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.workflow.engine.AppSpec;
import dev.workflow.engine.Autoscale;
import dev.workflow.engine.kubernetes.object.Leftovers.Leftover;
import dev.workflow.kubernetes.KubernetesObject;
import dev.workflow.kubernetes.Resource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LeftoversTest {

    private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");
    private static final Instant LONG_AGO = NOW.minus(Duration.ofDays(1));

    private final AppObjects objects = Shop.objects(Shop.strict());
    private final Map<Resource, List<KubernetesObject>> live = new HashMap<>();

    @Test
    void whatIsWantedStays() {
        AppSpec spec = Shop.spec(Shop.web(), Shop.worker());
        putAll(spec);
        assertThat(leftovers(spec)).isEmpty();
    }

    @Test
    void aTypeThatIsGoneGoesWithItsAutoscalerFirst() {
        putAll(Shop.spec(Shop.web(), Shop.worker()));
        assertThat(leftovers(Shop.spec(Shop.web())))
                .containsExactly(
                        new Leftover(Resource.AUTOSCALER, "shop-worker"),
                        new Leftover(Resource.DEPLOYMENT, "shop-worker"));
        live.get(Resource.DEPLOYMENT).removeIf(object -> object.name().equals("shop-worker"));
        assertThat(leftovers(Shop.spec(Shop.web())))
                .contains(new Leftover(Resource.SECRET, "shop-worker-v3-env"))
                .doesNotContain(new Leftover(Resource.SECRET, "shop-web-v3-env"));
    }

    @Test
    void anAutoscalerThatIsNotWantedAnyMoreGoes() {
        AppSpec.Process scaled = Shop.with(Shop.web(), 2, Optional.of(new Autoscale(1, 3, 50)));
        putAll(Shop.spec(scaled));
        assertThat(leftovers(Shop.spec(Shop.web()))).containsExactly(new Leftover(Resource.AUTOSCALER, "shop-web"));
        assertThat(leftovers(Shop.spec(Shop.with(scaled, 0, scaled.autoscale()))))
                .containsExactly(new Leftover(Resource.AUTOSCALER, "shop-web"));
    }

    /** Also when only some types are rolled out: the others go on in their release. */
    @Test
    void anEnvironmentStaysAsLongAsSomethingWasMadeWithIt() {
        AppSpec old = Shop.spec(Shop.web());
        AppSpec spec = new AppSpec(old.app(), 4, old.processes(), old.deployTimeout(), 0, "", old.pull());
        putAll(old);
        put(objects.environment(Shop.job("shop")), LONG_AGO);
        assertThat(leftovers(spec)).containsExactly(new Leftover(Resource.SECRET, "shop-run-v3-env"));
        put(objects.job(Shop.job("shop"), "a1b2c"), LONG_AGO);
        assertThat(leftovers(spec)).isEmpty();
        live.remove(Resource.DEPLOYMENT);
        live.remove(Resource.JOB);
        assertThat(leftovers(spec)).hasSize(2);
        JsonObject pod = objects.deployment(old, Shop.web(), Optional.empty())
                .object()
                .part("spec", "template")
                .json();
        live.put(Resource.POD, List.of(KubernetesObject.of(pod)));
        assertThat(leftovers(spec)).containsExactly(new Leftover(Resource.SECRET, "shop-run-v3-env"));
    }

    @Test
    void theEnvironmentOfAJobThatIsAboutToStartStays() {
        AppSpec spec = Shop.spec(Shop.web());
        put(objects.environment(Shop.job("shop")), NOW.minus(Duration.ofMinutes(1)));
        assertThat(leftovers(spec)).isEmpty();
    }

    @Test
    void boundsAndCredentialsThatAreNotWantedAnyMoreGo() {
        AppSpec spec = Shop.spec(Shop.web());
        putAll(spec);
        AppSpec open = new AppSpec(spec.app(), 3, spec.processes(), spec.deployTimeout());
        AppObjects unbound = Shop.objects(Shop.layout());
        assertThat(new Leftovers(unbound, this::of, NOW).of(open))
                .containsExactly(
                        new Leftover(Resource.SECRET, "private-registry"),
                        new Leftover(Resource.RESOURCE_QUOTA, "workflow"),
                        new Leftover(Resource.LIMIT_RANGE, "workflow"));
    }

    @Test
    void whatOthersMakeIsNotTouched() {
        AppSpec spec = Shop.spec(Shop.web());
        Map<String, String> labels = ObjectLabels.of(spec.app());
        Map<String, Object> certificate = Metadata.of(spec.app(), "tls-certificate", labels);
        put(Wanted.of(Resource.SECRET, certificate, Fields.none()), LONG_AGO);
        put(Wanted.of(Resource.DEPLOYMENT, Metadata.of(spec.app(), "database", labels), Fields.none()), LONG_AGO);
        put(Wanted.of(Resource.NETWORK_POLICY, Metadata.of(spec.app(), "mine", labels), Fields.none()), LONG_AGO);
        assertThat(leftovers(spec)).isEmpty();
    }

    private List<Leftover> leftovers(AppSpec spec) {
        return new Leftovers(objects, this::of, NOW).of(spec);
    }

    private List<KubernetesObject> of(Resource resource) {
        return live.getOrDefault(resource, List.of());
    }

    private void putAll(AppSpec spec) {
        objects.surroundings(spec.app(), spec.pull()).forEach(object -> put(object, LONG_AGO));
        for (AppSpec.Process process : spec.processes()) {
            put(objects.environment(spec, process), LONG_AGO);
            put(objects.deployment(spec, process, Optional.empty()), LONG_AGO);
            objects.autoscaler(spec, process).ifPresent(object -> put(object, LONG_AGO));
        }
    }

    private void put(Wanted wanted, Instant made) {
        JsonObject json = wanted.object().json();
        json.getAsJsonObject("metadata").addProperty("creationTimestamp", made.toString());
        live.computeIfAbsent(wanted.resource(), key -> new ArrayList<>()).add(KubernetesObject.of(json));
    }
}
