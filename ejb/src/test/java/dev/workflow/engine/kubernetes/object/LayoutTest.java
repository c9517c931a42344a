package dev.workflow.engine.kubernetes.object;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.workflow.engine.AppSpec;
import dev.workflow.engine.PullCredential;
import dev.workflow.image.ImageReference;
import dev.workflow.kubernetes.KubernetesObject;
import dev.workflow.kubernetes.Resource;
import dev.workflow.process.ProcessType;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the operator's settings change. */
class LayoutTest {

    private final AppSpec spec = Shop.spec(Shop.web(), Shop.worker(), Shop.clock());

    @Test
    void baselineAllowsRootButNoNewPrivileges() {
        KubernetesObject pod = pod(everything(), Shop.web());
        KubernetesObject container = pod.parts("containers").get(0);
        assertThat(pod.flag("securityContext", "runAsNonRoot")).isFalse();
        assertThat(container.at("securityContext", "allowPrivilegeEscalation"))
                .hasValueSatisfying(flag -> assertThat(flag.getAsBoolean()).isFalse());
        assertThat(container.words("securityContext", "capabilities", "drop")).containsExactly("ALL");
        assertThat(container.words("securityContext", "capabilities", "add"))
                .contains("SETUID")
                .doesNotContain("NET_RAW");
        assertThat(namespace(everything()).label("pod-security.kubernetes.io/enforce"))
                .isEqualTo("baseline");
    }

    @Test
    void classesAndPolicyAreGivenWhenSet() {
        KubernetesObject pod = pod(everything(), Shop.web());
        assertThat(pod.text("runtimeClassName")).isEqualTo("gvisor");
        assertThat(pod.text("dnsPolicy")).isEqualTo("ClusterFirst");
        Wanted claim = Shop.objects(everything())
                .claims(spec.app(), Shop.worker().volumes())
                .get(0);
        assertThat(claim.object().text("spec", "storageClassName")).isEqualTo("fast");
    }

    @Test
    void tagsNeedAMachineThatHasThemAll() {
        KubernetesObject affinity = pod(Shop.layout(), Shop.worker())
                .part("affinity", "nodeAffinity", "requiredDuringSchedulingIgnoredDuringExecution");
        assertThat(affinity.parts("nodeSelectorTerms")).hasSize(1);
        assertThat(affinity.parts("nodeSelectorTerms").get(0).parts("matchExpressions"))
                .extracting(expression -> expression.text("key") + expression.words("values"))
                .containsExactly("disk[ssd]", "example.com/zone[a]");
    }

    @Test
    void asManyAtOnceAsThereAreMachinesOrAsTheAppSays() {
        assertThat(surge(Shop.with(Shop.web(), 10, Optional.empty()), 0)).isEqualTo(3);
        assertThat(surge(Shop.with(Shop.web(), 10, Optional.empty()), 4)).isEqualTo(4);
        assertThat(surge(Shop.with(Shop.web(), 2, Optional.empty()), 4)).isEqualTo(2);
        assertThat(surge(Shop.with(Shop.web(), 0, Optional.empty()), 4)).isEqualTo(4);
        AppObjects nowhere = new AppObjects(Shop.layout(), labels -> 0);
        assertThat(nowhere.deployment(spec, Shop.web(), Optional.empty())
                        .object()
                        .number(SURGE))
                .isEqualTo(1);
    }

    private static final String[] SURGE = {"spec", "strategy", "rollingUpdate", "maxSurge"};

    private long surge(AppSpec.Process process, int batch) {
        AppSpec batched = new AppSpec(spec.app(), 1, List.of(process), Duration.ZERO, batch, "", List.of());
        return Shop.objects(Shop.layout())
                .deployment(batched, process, Optional.empty())
                .object()
                .number(SURGE);
    }

    @Test
    void anOldNodeCannotWaitByItself() {
        KubernetesObject pod = pod(ClusterLayout.plain(29), Shop.web());
        assertThat(pod.parts("containers").get(0).at("lifecycle")).isEmpty();
        assertThat(pod.number("terminationGracePeriodSeconds")).isEqualTo(30);
    }

    @Test
    void aHookOfTheAppsTakesThePlaceOfTheWait() {
        KubernetesObject container =
                pod(Shop.layout(), Shop.worker()).parts("containers").get(0);
        assertThat(container.words("lifecycle", "preStop", "exec", "command"))
                .containsExactly("/bin/bash", "-c", "sleep 1");
        assertThat(container.words("lifecycle", "postStart", "exec", "command"))
                .containsExactly("/bin/bash", "-c", "echo started");
    }

    @Test
    void aProcessNobodyAsksMustStayUp() {
        KubernetesObject clock = Shop.objects(Shop.layout())
                .deployment(spec, Shop.clock(), Optional.empty())
                .object();
        assertThat(clock.number("spec", "minReadySeconds")).isEqualTo(3);
        assertThat(clock.parts("spec", "template", "spec", "containers")
                        .get(0)
                        .part("resources")
                        .texts("limits"))
                .containsOnlyKeys("ephemeral-storage");
    }

    @Test
    void imagesOfThePlatformAreNotAskedForAgain() {
        ClusterLayout layout = everything();
        ImageReference home = ImageReference.parse("shop/shop:1@sha256:" + "1".repeat(64));
        assertThat(ContainerPart.image(layout, home)).hasToString("registry:5000/" + home);
        assertThat(pullPolicy(home)).isEqualTo("IfNotPresent");
        assertThat(pullPolicy(new ImageReference("registry:5000", "shop/shop", "", home.digest())))
                .isEqualTo("IfNotPresent");
        assertThat(pullPolicy(ImageReference.parse("shop/shop:1"))).isEqualTo("Always");
        assertThat(pullPolicy(Shop.IMAGE)).isEqualTo("Always");
    }

    private static String pullPolicy(ImageReference image) {
        AppSpec.Process web = Shop.web();
        AppSpec.Process other = new AppSpec.Process(
                web.type(),
                1,
                image,
                List.of(),
                List.of(),
                Map.of(),
                5000,
                true,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                web.resources(),
                web.grace());
        return pod(everything(), other).parts("containers").get(0).text("imagePullPolicy");
    }

    @Test
    void dockersOwnRegistryHasAnAddressOfItsOwn() {
        for (String name : List.of("", "docker.io", "index.docker.io")) {
            List<PullCredential> pull = List.of(new PullCredential(name, "ada", "x"));
            Wanted secret = PullSecret.of(quiet(), spec.app(), pull);
            String file = new String(java.util.Base64.getDecoder()
                    .decode(secret.object().texts("data").get(".dockerconfigjson")));
            assertThat(file).contains("\"https://index.docker.io/v1/\"");
        }
    }

    /** Nodes may know the platform's registry by another name than its servers do: a proxy of their own, say. */
    @Test
    void nodesAreToldTheirNameOfThePlatformsRegistry() {
        ImageReference built = ImageReference.parse("registry.platform:5000/shop/shop:git-1");
        assertThat(ContainerPart.image(quiet(), built)).hasToString("registry:5000/shop/shop:git-1");
        List<PullCredential> pull = List.of(new PullCredential("registry.platform:5000", "pull/shop", "x"));
        String file = new String(java.util.Base64.getDecoder()
                .decode(PullSecret.of(quiet(), spec.app(), pull)
                        .object()
                        .texts("data")
                        .get(".dockerconfigjson")));
        assertThat(file).contains("\"registry:5000\"").doesNotContain("registry.platform");
    }

    @Test
    void boundsAreThoseOfTheOperator() {
        List<Wanted> guards = Shop.objects(everything()).surroundings(spec.app(), List.of());
        assertThat(guards)
                .extracting(Wanted::resource)
                .containsExactly(Resource.RESOURCE_QUOTA, Resource.LIMIT_RANGE, Resource.NETWORK_POLICY);
        String policy = guards.get(2).object().content();
        assertThat(policy)
                .contains("\"values\":[\"gateways\",\"platform\"]")
                .contains("\"cidr\":\"10.9.0.0/16\"")
                .contains("\"except\":[\"169.254.0.0/16\",\"10.8.0.1/32\"]");
        assertThat(Shop.objects(quiet()).surroundings(spec.app(), List.of())).isEmpty();
    }

    @Test
    void anNfsServerIsMountedOnlyWhereTheOperatorSaysSo() {
        assertThat(Shop.objects(Shop.layout()).refusal(List.of(Shop.nfs())))
                .hasValueSatisfying(why -> assertThat(why).contains("films").contains("workflow.kubernetes.nfs"));
        assertThat(Shop.objects(everything()).refusal(List.of(Shop.nfs()))).isEmpty();
        assertThat(Shop.objects(Shop.layout()).refusal(Shop.worker().volumes())).isEmpty();
        assertThat(VolumePart.volumes(List.of(Shop.nfs())))
                .containsExactly(
                        Map.of("name", "films", "nfs", Map.of("server", "10.1.1.1", "path", "/e", "readOnly", true)));
    }

    @Test
    void theNodesRefusalOfRootIsExplained() {
        assertThat(SecurityProfile.refusal("container has runAsNonRoot and image will run as root"))
                .hasValueSatisfying(
                        why -> assertThat(why).contains("runs as root").contains("USER"));
        assertThat(
                        SecurityProfile.refusal(
                                "container has runAsNonRoot and image has non-numeric user (cnb), cannot verify user is non-root"))
                .hasValueSatisfying(why -> assertThat(why).contains("by a word"));
        assertThat(SecurityProfile.refusal("no space left on device")).isEmpty();
        assertThatThrownBy(() -> SecurityProfile.parse("open")).hasMessageContaining("restricted or baseline");
        assertThat(SecurityProfile.parse("baseline")).isEqualTo(SecurityProfile.BASELINE);
    }

    @Test
    void onlyAChangeChangesTheFingerprint() {
        AppObjects objects = Shop.objects(Shop.layout());
        Wanted web = objects.deployment(spec, Shop.web(), Optional.empty());
        assertThat(objects.deployment(spec, Shop.web(), Optional.empty()).sent(web.object()))
                .isTrue();
        Wanted more = objects.deployment(spec, Shop.with(Shop.web(), 2, Optional.empty()), Optional.empty());
        assertThat(more.sent(web.object())).isFalse();
        assertThat(ObjectNames.of(spec.app(), ProcessType.WEB)).isEqualTo(web.name());
    }

    private static KubernetesObject pod(ClusterLayout layout, AppSpec.Process process) {
        return Shop.objects(layout)
                .deployment(Shop.spec(process), process, Optional.empty())
                .object()
                .part("spec", "template", "spec");
    }

    private KubernetesObject namespace(ClusterLayout layout) {
        return Shop.objects(layout).namespace(spec.app()).object();
    }

    private static ClusterLayout everything() {
        return layout(
                true,
                new ClusterLayout.Network(true, Set.of("gateways"), List.of("10.9.0.0/16"), List.of("10.8.0.1/32")),
                new ClusterLayout.Quota(Map.of("pods", "50"), Map.of("memory", "8Gi")));
    }

    private static ClusterLayout quiet() {
        return layout(
                false, new ClusterLayout.Network(false, Set.of(), List.of(), List.of()), ClusterLayout.Quota.NONE);
    }

    private static ClusterLayout layout(boolean nfs, ClusterLayout.Network network, ClusterLayout.Quota quota) {
        return new ClusterLayout(
                "platform",
                36,
                new PlatformRegistry("registry.platform:5000", "registry:5000"),
                SecurityProfile.BASELINE,
                "fast",
                "gvisor",
                "ClusterFirst",
                nfs,
                Duration.ofSeconds(5),
                Duration.ofSeconds(3),
                2000,
                network,
                quota);
    }
}
