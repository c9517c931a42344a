package dev.workflow.engine.kubernetes.object;

import static org.assertj.core.api.Assertions.assertThat;

import dev.workflow.app.AppName;
import dev.workflow.engine.AppSpec;
import dev.workflow.kubernetes.KubernetesObject;
import dev.workflow.process.ProcessType;
import dev.workflow.process.Resources;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever an app, its types and its variables are called, the cluster takes the names. */
class NamesPropertyTest {

    private static final String LABEL = "[a-z0-9](?:[-a-z0-9]*[a-z0-9])?";
    private static final String VALUE = "(?:[A-Za-z0-9](?:[-A-Za-z0-9_.]*[A-Za-z0-9])?)?";

    private final AppObjects objects = Shop.objects(Shop.layout());

    @Property(tries = 300)
    void namesAndLabelsAreValid(
            @ForAll("apps") AppName app,
            @ForAll("types") ProcessType type,
            @ForAll("variables") Map<String, String> environment) {
        for (Wanted wanted : all(spec(app, type, environment))) {
            KubernetesObject object = wanted.object();
            assertThat(object.name()).matches(LABEL).hasSizeLessThanOrEqualTo(253);
            assertThat(object.labels()).containsEntry("heritage", "drycc").containsEntry("app", app.value());
            assertThat(object.labels().values())
                    .allSatisfy(value -> assertThat(value).matches(VALUE).hasSizeLessThanOrEqualTo(63));
        }
    }

    @Property(tries = 300)
    void everyVariableHasItsOwnValidKey(
            @ForAll("apps") AppName app, @ForAll("variables") Map<String, String> environment) {
        AppSpec spec = spec(app, ProcessType.WEB, environment);
        KubernetesObject secret =
                objects.environment(spec, spec.processes().get(0)).object();
        assertThat(secret.texts("data")).hasSameSizeAs(environment);
        assertThat(secret.texts("data").keySet()).allSatisfy(key -> assertThat(key)
                .matches("[-._a-zA-Z0-9]{1,253}")
                .isNotEqualTo(".")
                .doesNotStartWith(".."));
    }

    @Property(tries = 300)
    void containersAndJobsHaveShortNames(@ForAll("apps") AppName app, @ForAll("types") ProcessType type) {
        assertThat(ObjectNames.of(app, type)).matches(LABEL).hasSizeLessThanOrEqualTo(63);
        assertThat(ObjectNames.job(app, "a1b2c"))
                .matches(LABEL)
                .hasSizeLessThanOrEqualTo(63)
                .endsWith("-run-a1b2c");
    }

    /** A cut name still is another than that of a type that begins in the same way. */
    @Property(tries = 300)
    void typesDoNotShareANameInTheirApp(
            @ForAll("apps") AppName app, @ForAll("types") ProcessType one, @ForAll("types") ProcessType other) {
        assertThat(ObjectNames.of(app, one).equals(ObjectNames.of(app, other))).isEqualTo(one.equals(other));
    }

    @Property(tries = 100)
    void theSameSpecGivesTheSameFingerprint(
            @ForAll("apps") AppName app, @ForAll("variables") Map<String, String> environment) {
        AppSpec spec = spec(app, ProcessType.WEB, environment);
        assertThat(all(spec)).isEqualTo(all(spec));
    }

    private List<Wanted> all(AppSpec spec) {
        AppSpec.Process process = spec.processes().get(0);
        List<Wanted> all = new ArrayList<>();
        all.add(objects.environment(spec, process));
        all.add(objects.deployment(spec, process, Optional.empty()));
        all.addAll(objects.surroundings(spec.app(), spec.pull()));
        all.add(objects.namespace(spec.app()));
        return all;
    }

    private static AppSpec spec(AppName app, ProcessType type, Map<String, String> environment) {
        AppSpec.Process process = new AppSpec.Process(
                type,
                1,
                Shop.IMAGE,
                List.of(),
                List.of(),
                environment,
                5000,
                true,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Resources.UNLIMITED,
                Duration.ZERO);
        return new AppSpec(app, 1, List.of(process), Duration.ZERO);
    }

    @Provide
    Arbitrary<AppName> apps() {
        return words(62).map(word -> new AppName("a" + word));
    }

    @Provide
    Arbitrary<ProcessType> types() {
        return words(60).map(word -> new ProcessType("ty" + word.replaceAll("-+", "-")));
    }

    @Provide
    Arbitrary<Map<String, String>> variables() {
        Arbitrary<String> names = Arbitraries.strings()
                .withChars("-._A9")
                .ofMinLength(1)
                .ofMaxLength(6)
                .filter(name -> !name.isBlank());
        return Arbitraries.maps(names, Arbitraries.strings().ofMaxLength(5)).ofMaxSize(20);
    }

    private static Arbitrary<String> words(int most) {
        return Arbitraries.strings().withChars("ab0-").ofMaxLength(most - 1).map(word -> word + "z");
    }
}
