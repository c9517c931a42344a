package dev.workflow.network.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.workflow.app.AppName;
import dev.workflow.kubernetes.ApiCluster;
import dev.workflow.kubernetes.Cluster;
import dev.workflow.kubernetes.ClusterSettings;
import dev.workflow.kubernetes.ClusterUnderTest;
import dev.workflow.kubernetes.KubernetesObject;
import dev.workflow.kubernetes.RawCluster;
import dev.workflow.kubernetes.Resource;
import dev.workflow.network.AppNetwork;
import dev.workflow.network.Complaint;
import dev.workflow.network.GatewayAddress;
import dev.workflow.network.NetworkSpec;
import dev.workflow.network.TlsEvent;
import dev.workflow.persistence.endpoint.ServicePort;
import dev.workflow.persistence.gateway.GatewayPort;
import dev.workflow.process.ProcessType;
import dev.workflow.route.RouteKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of an app's network on a cluster, whichever it is. */
abstract class KubernetesNetworkContract {

    static final GatewayPort HTTP = new GatewayPort(80, "HTTP");
    static final GatewayPort HTTPS = new GatewayPort(443, "HTTPS");
    private static final NetworkSettings SETTINGS = new NetworkSettings("network-test", "");
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final String GATEWAY_API = "gateway.networking.k8s.io";
    private static final String CERT_MANAGER = "cert-manager.io";

    @TempDir
    Path folder;

    ClusterUnderTest under;
    Cluster cluster;
    String app;
    private KubernetesNetwork network;

    abstract ClusterUnderTest open();

    @BeforeEach
    void connect() throws IOException {
        under = open();
        Path kubeconfig = Files.writeString(folder.resolve("kubeconfig"), under.kubeconfig());
        cluster = ApiCluster.open(ClusterSettings.of(Optional.of(kubeconfig), 200));
        network = new KubernetesNetwork(cluster, SETTINGS, "here");
        app = under.namespace("net");
        namespace(app, Map.of("heritage", "drycc"));
    }

    private void namespace(String name, Map<String, String> labels) {
        cluster.create(
                Resource.NAMESPACE,
                KubernetesObject.of(Map.of(
                        "apiVersion", "v1", "kind", "Namespace", "metadata", Map.of("name", name, "labels", labels))));
    }

    @AfterEach
    void disconnect() {
        if (cluster != null) {
            cluster.close();
            under.close();
        }
    }

    /** Of a class that does not exist gateways are taken, too; that is told, and of no interest here. */
    List<String> complaints(List<Complaint> complaints) {
        return complaints.stream()
                .map(Complaint::text)
                .filter(text -> !text.contains("no gateway class network-test"))
                .toList();
    }

    private void applied(SampleNetwork wanted) {
        assertThat(complaints(network.apply(wanted.spec()))).isEmpty();
    }

    Optional<KubernetesObject> get(Resource resource, String name) {
        return cluster.get(resource, app, name);
    }

    private SampleNetwork web() {
        return SampleNetwork.web(app);
    }

    private SampleNetwork secured() {
        return web().gateway(app, HTTP, HTTPS)
                .domain("a." + app + ".example.com", "main")
                .certificate("main", Pem.CHAIN, Pem.KEY)
                .route(app, RouteKind.HTTP, HTTP, HTTPS);
    }

    private void untilNothingDiffers(NetworkSpec spec) {
        await().atMost(LONG).untilAsserted(() -> assertThat(network.drift(spec)).isEmpty());
    }

    private void untilDiffers(NetworkSpec spec, String what) {
        await().atMost(LONG).untilAsserted(() -> assertThat(network.drift(spec)).contains(what));
    }

    @Test
    void aClusterThatLacksTheGatewayClassIsTold() {
        assertThat(network.apply(web().spec()))
                .extracting(Complaint::text)
                .hasSize(1)
                .first()
                .asString()
                .contains("this cluster has no gateway class network-test");
    }

    @Test
    void serviceGatewayAndRouteAreThereAfterwardsAndASecondTimeChangesNothing() {
        applied(web());
        KubernetesObject service = get(Resource.SERVICE, app).orElseThrow();
        assertThat(service.texts("spec", "selector"))
                .containsOnly(Map.entry("app", app), Map.entry("heritage", "drycc"), Map.entry("type", "web"));
        KubernetesObject gateway = get(Resource.GATEWAY, app).orElseThrow();
        KubernetesObject route = get(Resource.HTTP_ROUTE, app).orElseThrow();
        assertThat(route.parts("spec", "parentRefs").get(0).text("sectionName")).isEqualTo("tcp-80-0");
        applied(web());
        assertThat(get(Resource.SERVICE, app).orElseThrow().resourceVersion()).isEqualTo(service.resourceVersion());
        assertThat(get(Resource.GATEWAY, app).orElseThrow().generation()).isEqualTo(gateway.generation());
        assertThat(get(Resource.HTTP_ROUTE, app).orElseThrow().generation()).isEqualTo(route.generation());
        untilNothingDiffers(web().spec());
    }

    @Test
    void whatChangesIsChangedAndWhatIsNotWantedIsRemoved() {
        applied(secured()
                .enforceHttps()
                .service(app + "-worker", new ProcessType("worker"), new ServicePort(81, "TCP", 6000)));
        assertThat(get(Resource.HTTP_ROUTE, app + "-https-redirect")).isPresent();
        assertThat(get(Resource.SECRET, "main-certificate")).isPresent();
        stranger("somebody-elses");

        SampleNetwork less = new SampleNetwork(app)
                .service(app, ProcessType.WEB, new ServicePort(80, "TCP", 8080))
                .gateway(app, HTTP);
        applied(less);
        assertThat(get(Resource.SERVICE, app)
                        .orElseThrow()
                        .parts("spec", "ports")
                        .get(0)
                        .number("targetPort"))
                .isEqualTo(8080);
        assertThat(get(Resource.GATEWAY, app).orElseThrow().parts("spec", "listeners"))
                .hasSize(1);
        assertThat(get(Resource.HTTP_ROUTE, app)).isEmpty();
        assertThat(get(Resource.HTTP_ROUTE, app + "-https-redirect")).isEmpty();
        assertThat(get(Resource.SERVICE, app + "-worker")).isEmpty();
        assertThat(get(Resource.SECRET, "main-certificate")).isEmpty();
        assertThat(get(Resource.SECRET, "somebody-elses")).isPresent();
        untilNothingDiffers(less.spec());
    }

    /** A Secret of the app's processes. */
    private void stranger(String name) {
        cluster.apply(
                Resource.SECRET,
                KubernetesObject.of(Map.of(
                        "apiVersion",
                        "v1",
                        "kind",
                        "Secret",
                        "metadata",
                        Map.of(
                                "name",
                                name,
                                "namespace",
                                app,
                                "labels",
                                Map.of("app", app, "heritage", "drycc", "class", "env")))));
    }

    @Test
    void everyKindOfRouteIsTaken() {
        GatewayPort tcp = new GatewayPort(5432, "TCP");
        GatewayPort udp = new GatewayPort(53, "UDP");
        GatewayPort tls = new GatewayPort(853, "TLS");
        applied(secured()
                .gateway(app, HTTP, HTTPS, tcp, udp, tls)
                .route("plain", RouteKind.TCP, tcp)
                .route("names", RouteKind.UDP, udp)
                .route("secure", RouteKind.TLS, tls));
        Dialect dialect = new Dialect(SETTINGS, cluster.capabilities());
        for (Map.Entry<String, RouteKind> route : Map.of(
                        "plain", RouteKind.TCP, "names", RouteKind.UDP, "secure", RouteKind.TLS)
                .entrySet()) {
            assertThat(get(dialect.route(route.getValue()).orElseThrow(), route.getKey()))
                    .as(route.getKey())
                    .isPresent();
        }
        applied(secured().unroutable());
        assertThat(get(dialect.route(RouteKind.TCP).orElseThrow(), "plain")).isEmpty();
        assertThat(get(dialect.route(RouteKind.TLS).orElseThrow(), "secure")).isEmpty();
    }

    @Test
    void moreNamesAndListenersThanOneRouteTakesAreTaken() {
        SampleNetwork many = web().gateway(app, HTTP, HTTPS).certificate("main", Pem.CHAIN, Pem.KEY);
        for (int i = 0; i < 31; i++) {
            many.domain("n" + i + "." + app + ".example.com", "main");
        }
        applied(many.route(app, RouteKind.HTTP, HTTP, HTTPS));
        assertThat(get(Resource.HTTP_ROUTE, app + "-part-2")).isPresent();
        untilNothingDiffers(many.spec());
    }

    @Test
    void whatOthersChangeIsSeenWithoutACallAndRepaired() {
        NetworkSpec spec = secured().spec();
        applied(secured());
        untilNothingDiffers(spec);
        cluster.delete(Resource.SERVICE, app, app, Optional.empty());
        cluster.merge(Resource.GATEWAY, app, app, Map.of("spec", Map.of("gatewayClassName", "other")));
        cluster.merge(
                Resource.SECRET,
                app,
                "main-certificate",
                Map.of("metadata", Map.of("annotations", Map.of(SecretObject.DIGEST, "none"))));
        cluster.apply(
                Resource.SERVICE,
                KubernetesObject.of(Map.of(
                        "apiVersion",
                        "v1",
                        "kind",
                        "Service",
                        "metadata",
                        Map.of("name", "stray", "namespace", app, "labels", Map.of("app", app, "heritage", "drycc")),
                        "spec",
                        Map.of("ports", List.of(Map.of("port", 80, "name", "a"))))));
        untilDiffers(spec, "Service " + app + " was not there");
        untilDiffers(spec, "Gateway " + app + " was not as wanted");
        untilDiffers(spec, "Secret main-certificate was not as wanted");
        untilDiffers(spec, "Service stray was there without being wanted");
        applied(secured());
        untilNothingDiffers(spec);
        assertThat(get(Resource.SERVICE, "stray")).isEmpty();
    }

    @Test
    void whatSomebodyDeletesIsMissedAtOnceAndANewNamespaceIsNoticed() throws InterruptedException {
        BlockingQueue<String> told = new LinkedBlockingQueue<>();
        applied(web());
        untilNothingDiffers(web().spec());
        network.watch(new AppNetwork.Watcher() {
            @Override
            public void placed(AppName name) {
                told.add("placed " + name);
            }

            @Override
            public void disturbed(AppName name) {
                told.add("disturbed " + name);
            }
        });
        cluster.delete(Resource.HTTP_ROUTE, app, app, Optional.empty());
        assertThat(until(told, "disturbed " + app)).isTrue();
        String fresh = under.namespace("new");
        namespace(fresh, Map.of("heritage", "drycc"));
        assertThat(until(told, "placed " + fresh)).isTrue();
    }

    /** On a shared cluster others may be told of, too. */
    private static boolean until(BlockingQueue<String> told, String expected) throws InterruptedException {
        String next;
        while ((next = told.poll(60, TimeUnit.SECONDS)) != null) {
            if (next.equals(expected)) {
                return true;
            }
        }
        return false;
    }

    @Test
    void withoutANamespaceNothingIsMadeAndAForeignOneIsLeftAlone() {
        String none = under.namespace("none");
        assertThat(network.apply(SampleNetwork.web(none).spec())).isEmpty();
        assertThat(network.drift(SampleNetwork.web(none).spec())).isEmpty();
        assertThat(cluster.get(Resource.NAMESPACE, "", none)).isEmpty();
        String foreign = under.namespace("foreign");
        namespace(foreign, Map.of());
        assertThat(complaints(network.apply(SampleNetwork.web(foreign).spec())))
                .hasSize(1)
                .first()
                .asString()
                .contains("the namespace " + foreign + " is not this platform's");
        cluster.merge(
                Resource.NAMESPACE,
                "",
                foreign,
                Map.of(
                        "metadata",
                        Map.of(
                                "labels",
                                Map.of("heritage", "drycc"),
                                "annotations",
                                Map.of("workflow/installation", "there"))));
        assertThat(complaints(network.apply(SampleNetwork.web(foreign).spec())))
                .as("another installation's")
                .hasSize(1);
        assertThat(cluster.get(Resource.SERVICE, foreign, foreign)).isEmpty();
    }

    @Test
    void aRefusedObjectIsNamedAndKeepsNothingElseFromBeingMade() {
        String tooLong = "s".repeat(64);
        List<Complaint> complaints =
                network.apply(web().service(tooLong, new ProcessType("worker"), new ServicePort(80, "TCP", 5000))
                        .spec());
        assertThat(complaints(complaints))
                .hasSize(1)
                .first()
                .asString()
                .startsWith("Service " + tooLong + " was refused by the cluster: ");
        assertThat(complaints).noneMatch(Complaint::passing);
        assertThat(get(Resource.HTTP_ROUTE, app)).isPresent();
    }

    @Test
    void ingressesWhereThereIsNoGatewayApi() {
        KubernetesNetwork plain =
                new KubernetesNetwork(Without.group(GATEWAY_API, cluster), new NetworkSettings("", "nginx"), "here");
        SampleNetwork wanted = secured();
        assertThat(plain.apply(wanted.spec())).isEmpty();
        KubernetesObject ingress = get(Resource.INGRESS, app).orElseThrow();
        assertThat(ingress.text("spec", "ingressClassName")).isEqualTo("nginx");
        assertThat(ingress.parts("spec", "tls").get(0).text("secretName")).isEqualTo("main-certificate");
        await().atMost(LONG)
                .untilAsserted(() -> assertThat(plain.drift(wanted.spec())).isEmpty());
        status(Resource.INGRESS, app, """
                {"status":{"loadBalancer":{"ingress":[{"ip":"192.0.2.7"},{"hostname":"lb.example.com"}]}}}""");
        await().atMost(LONG).untilAsserted(() -> assertThat(plain.addresses(new AppName(app)))
                .containsOnly(Map.entry(
                        app,
                        List.of(
                                new GatewayAddress("IPAddress", "192.0.2.7"),
                                new GatewayAddress("Hostname", "lb.example.com")))));
        applied(secured());
        assertThat(get(Resource.INGRESS, app)).as("after the Gateway API came").isEmpty();
    }

    void status(Resource resource, String name, String patch) {
        String path = "/apis/" + resource.apiVersion() + "/namespaces/" + app + "/" + resource.plural() + "/" + name
                + "/status";
        try (RawCluster raw = under.raw()) {
            assertThat(raw.call("PATCH", path, RawCluster.MERGE, patch).status())
                    .isEqualTo(200);
        }
    }

    @Test
    void addressesComeFromTheGatewaysStatus() {
        applied(web());
        assertThat(network.addresses(new AppName(app))).isEmpty();
        status(Resource.GATEWAY, app, """
                {"status":{"addresses":[{"value":"192.0.2.1"},{"type":"Hostname","value":"gw.example.com"}]}}""");
        await().atMost(LONG).untilAsserted(() -> assertThat(network.addresses(new AppName(app)))
                .containsOnly(Map.entry(
                        app,
                        List.of(
                                new GatewayAddress("IPAddress", "192.0.2.1"),
                                new GatewayAddress("Hostname", "gw.example.com")))));
        applied(web());
        assertThat(network.addresses(new AppName(app)))
                .as("applying leaves the status alone")
                .hasSize(1);
    }

    @Test
    void certificatesAreAskedForAndTellHowTheyGoOn() {
        SampleNetwork wanted = secured().automatic(SampleNetwork.ISSUER);
        applied(wanted);
        assertThat(network.noAutomaticCertificates()).isEmpty();
        assertThat(get(Resource.CERTIFICATE, app + "-auto-tls").orElseThrow().words("spec", "dnsNames"))
                .containsExactly("a." + app + ".example.com");
        untilNothingDiffers(wanted.spec());
        status(Resource.ISSUER, app, """
                {"status":{"conditions":[{"type":"Ready","status":"False","reason":"Bad","message":"no account",\
                "lastTransitionTime":"2026-11-25T10:00:01Z"}]}}""");
        status(Resource.CERTIFICATE, app + "-auto-tls", """
                {"status":{"conditions":[{"type":"Issuing","status":"True","reason":"DoesNotExist","message":"issuing",\
                "lastTransitionTime":"2026-11-25T10:00:00Z"}]}}""");
        await().atMost(LONG).untilAsserted(() -> assertThat(network.tlsEvents(new AppName(app)))
                .containsExactly(
                        new TlsEvent(
                                app + "-auto-tls", "Certificate", "2026-11-25T10:00:00Z", "Issuing", "True", "issuing"),
                        new TlsEvent(app, "Issuer", "2026-11-25T10:00:01Z", "Ready", "False", "no account")));
        applied(secured());
        assertThat(get(Resource.CERTIFICATE, app + "-auto-tls")).isEmpty();
        assertThat(get(Resource.ISSUER, app)).isEmpty();
    }

    @Test
    void aNewGatewayIsWhereTheIssuersQuestionIsAnsweredToo() {
        applied(secured().automatic(SampleNetwork.ISSUER));
        applied(secured().gateway("front", HTTP).automatic(SampleNetwork.ISSUER));
        KubernetesObject http01 = get(Resource.ISSUER, app)
                .orElseThrow()
                .parts("spec", "acme", "solvers")
                .get(0);
        assertThat(http01.parts("http01", "gatewayHTTPRoute", "parentRefs"))
                .extracting(parent -> parent.text("name"))
                .containsExactly(app, "front");
    }

    @Test
    void withoutCertManagerThatIsSaidAndTheRestIsMade() {
        KubernetesNetwork poor = new KubernetesNetwork(Without.group(CERT_MANAGER, cluster), SETTINGS, "here");
        assertThat(complaints(
                        poor.apply(secured().automatic(SampleNetwork.ISSUER).spec())))
                .hasSize(1)
                .first()
                .asString()
                .contains("cert-manager is not installed");
        assertThat(poor.noAutomaticCertificates()).isPresent();
        assertThat(poor.tlsEvents(new AppName(app))).isEmpty();
        assertThat(get(Resource.GATEWAY, app)).isPresent();
        List<Resource> kinds = new ArrayList<>(new Dialect(SETTINGS, cluster.capabilities()).kinds());
        assertThat(kinds).as("the cluster itself has it").contains(Resource.ISSUER);
    }
}
