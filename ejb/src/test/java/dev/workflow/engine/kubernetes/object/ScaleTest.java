package dev.workflow.engine.kubernetes.object;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.workflow.engine.AppSpec;
import dev.workflow.engine.Autoscale;
import dev.workflow.kubernetes.KubernetesObject;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Who chooses the replicas: the user, an autoscaler, and from one to the other and back. */
class ScaleTest {

    private static final Optional<Autoscale> RULE = Optional.of(new Autoscale(2, 6, 80));

    private final AppObjects objects = Shop.objects(Shop.layout());

    @Test
    void withoutAnAutoscalerTheUserDoes() {
        assertThat(replicas(render(web(3), Optional.empty()))).isEqualTo(3);
        assertThat(replicas(render(web(3), live(9, render(web(2), Optional.empty())))))
                .isEqualTo(3);
    }

    @Test
    void theFirstReplicasAreTheUsersWithinTheBounds() {
        assertThat(replicas(render(scaled(1), Optional.empty()))).isEqualTo(2);
        assertThat(replicas(render(scaled(4), Optional.empty()))).isEqualTo(4);
        assertThat(replicas(render(scaled(9), Optional.empty()))).isEqualTo(6);
    }

    /** A field that an apply no longer gives falls back to 1. */
    @Test
    void whatTheAutoscalerChoseIsLeftAlone() {
        KubernetesObject first = render(scaled(3), Optional.empty());
        KubernetesObject again = render(scaled(3), live(5, first));
        assertThat(replicas(again)).isEqualTo(5);
        assertThat(Fingerprint.of(again)).isEqualTo(Fingerprint.of(first));
    }

    @Test
    void aNewWishCountsOnce() {
        Optional<KubernetesObject> grown = live(6, render(scaled(3), Optional.empty()));
        KubernetesObject wished = render(scaled(4), grown);
        assertThat(replicas(wished)).isEqualTo(4);
        assertThat(replicas(render(scaled(4), live(2, wished)))).isEqualTo(2);
    }

    @Test
    void anAppThatIsHandedToAnAutoscalerKeepsWhatRuns() {
        assertThat(replicas(render(scaled(4), live(4, render(web(4), Optional.empty())))))
                .isEqualTo(4);
    }

    @Test
    void withoutItsRuleTheUsersWishHolds() {
        KubernetesObject back = render(web(3), live(6, render(scaled(3), Optional.empty())));
        assertThat(replicas(back)).isEqualTo(3);
        assertThat(back.annotations()).doesNotContainKey(Scale.ANNOTATION);
    }

    @Test
    void aTypeThatIsScaledToNothingRests() {
        AppSpec.Process resting = scaled(0);
        assertThat(replicas(render(resting, live(5, render(scaled(3), Optional.empty())))))
                .isZero();
        assertThat(objects.autoscaler(Shop.spec(resting), resting)).isEmpty();
        assertThat(objects.autoscaler(Shop.spec(scaled(1)), scaled(1))).isPresent();
    }

    private KubernetesObject render(AppSpec.Process process, Optional<KubernetesObject> live) {
        return objects.deployment(Shop.spec(process), process, live).object();
    }

    private static AppSpec.Process web(int replicas) {
        return Shop.with(Shop.web(), replicas, Optional.empty());
    }

    private static AppSpec.Process scaled(int replicas) {
        return Shop.with(Shop.web(), replicas, RULE);
    }

    private static long replicas(KubernetesObject deployment) {
        return deployment.number("spec", "replicas");
    }

    /** As the autoscaler has made it. */
    private static Optional<KubernetesObject> live(int replicas, KubernetesObject applied) {
        JsonObject json = applied.json();
        json.getAsJsonObject("spec").addProperty("replicas", replicas);
        return Optional.of(KubernetesObject.of(json));
    }
}
