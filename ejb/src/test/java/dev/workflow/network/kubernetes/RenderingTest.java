package dev.workflow.network.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.workflow.kubernetes.Capabilities;
import dev.workflow.kubernetes.KubernetesObject;
import dev.workflow.network.Complaint;
import dev.workflow.persistence.endpoint.ServicePort;
import dev.workflow.persistence.gateway.GatewayPort;
import dev.workflow.process.ProcessType;
import dev.workflow.route.RouteKind;
import dev.workflow.tls.Issuer;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** kubernetes.md §6, §7, §10. */
class RenderingTest {

    private static final GatewayPort HTTP = new GatewayPort(80, "HTTP");
    private static final GatewayPort HTTPS = new GatewayPort(443, "HTTPS");
    private static final Set<String> CORE = Set.of("services/v1", "secrets/v1", "ingresses.networking.k8s.io/v1");
    private static final Set<String> GATEWAYS = Set.of(
            "gatewayclasses.gateway.networking.k8s.io/v1",
            "gateways.gateway.networking.k8s.io/v1",
            "httproutes.gateway.networking.k8s.io/v1");
    private static final Set<String> CERT_MANAGER =
            Set.of("issuers.cert-manager.io/v1", "certificates.cert-manager.io/v1");

    private final Set<String> served = new HashSet<>(CORE);
    private NetworkSettings settings = new NetworkSettings("public", "");

    RenderingTest() {
        served.addAll(GATEWAYS);
        served.addAll(CERT_MANAGER);
    }

    private Rendering render(SampleNetwork network) {
        return Rendering.of(network.spec(), new Dialect(settings, new Capabilities("v1.36.2", 36, served)));
    }

    private static List<String> names(Rendering rendering) {
        return rendering.objects().stream().map(Wanted::toString).toList();
    }

    private static KubernetesObject object(Rendering rendering, String name) {
        return rendering.objects().stream()
                .filter(wanted -> wanted.toString().equals(name))
                .map(Wanted::object)
                .findFirst()
                .orElseThrow(() -> new AssertionError(name + " is not among " + names(rendering)));
    }

    private static List<String> complaints(Rendering rendering) {
        return rendering.complaints().stream().map(Complaint::text).toList();
    }

    private static void same(KubernetesObject actual, String expected) {
        assertThat(actual).isEqualTo(yaml(expected));
    }

    private static KubernetesObject yaml(String text) {
        return KubernetesObject.of(new Yaml().<Map<String, Object>>load(text));
    }

    @Test
    void theFirstDeployOfWebProcesses() {
        Rendering rendering = render(SampleNetwork.web("shop"));
        assertThat(names(rendering)).containsExactly("Service shop", "Gateway shop", "HTTPRoute shop");
        assertThat(complaints(rendering)).isEmpty();
        same(object(rendering, "Service shop"), """
                {apiVersion: v1, kind: Service,
                 metadata: {name: shop, namespace: shop, labels: {app: shop, heritage: drycc}},
                 spec: {type: ClusterIP, selector: {app: shop, heritage: drycc, type: web},
                        ports: [{name: tcp-80, port: 80, protocol: TCP, targetPort: 5000}]}}""");
        same(object(rendering, "Gateway shop"), """
                {apiVersion: gateway.networking.k8s.io/v1, kind: Gateway,
                 metadata: {name: shop, namespace: shop, labels: {app: shop, heritage: drycc}},
                 spec: {gatewayClassName: public, listeners: [
                   {name: tcp-80-0, port: 80, protocol: HTTP, allowedRoutes: {namespaces: {from: All}}}]}}""");
        same(object(rendering, "HTTPRoute shop"), """
                {apiVersion: gateway.networking.k8s.io/v1, kind: HTTPRoute,
                 metadata: {name: shop, namespace: shop, labels: {app: shop, heritage: drycc}},
                 spec: {parentRefs: [{group: gateway.networking.k8s.io, kind: Gateway, name: shop, sectionName: tcp-80-0}],
                        hostnames: [],
                        rules: [{backendRefs: [{kind: Service, name: shop, port: 80, weight: 100}]}]}}""");
    }

    private static SampleNetwork secured() {
        return SampleNetwork.web("shop")
                .gateway("shop", HTTP, HTTPS)
                .domain("a.example.com", "main")
                .domain("b.example.com")
                .certificate("main", "CHAIN", "KEY")
                .route("shop", RouteKind.HTTP, HTTP, HTTPS);
    }

    @Test
    void anUploadedCertificateIsAtItsListener() {
        Rendering rendering = render(secured());
        KubernetesObject secret = object(rendering, "Secret main-certificate");
        assertThat(secret.text("type")).isEqualTo("kubernetes.io/tls");
        assertThat(secret.texts("data")).containsOnly(Map.entry("tls.crt", "Q0hBSU4="), Map.entry("tls.key", "S0VZ"));
        assertThat(secret.labels())
                .containsOnly(
                        Map.entry("app", "shop"), Map.entry("heritage", "drycc"), Map.entry("class", "certificate"));
        assertThat(secret.annotations().get("workflow/content-sha256")).hasSize(64);
        assertThat(object(rendering, "Gateway shop").parts("spec", "listeners").get(2))
                .isEqualTo(yaml("""
                                {name: mix-443-1, port: 443, protocol: HTTPS, hostname: a.example.com,
                                 allowedRoutes: {namespaces: {from: All}},
                                 tls: {certificateRefs: [{kind: Secret, name: main-certificate}]}}"""));
        assertThat(object(rendering, "HTTPRoute shop").words("spec", "hostnames"))
                .containsExactly("a.example.com", "b.example.com", "shop.apps.example.com");
        assertThat(sections(object(rendering, "HTTPRoute shop"))).containsExactly("tcp-80-1", "tcp-80-0", "mix-443-1");
    }

    @Test
    void anotherKeyIsSeenWithoutTheContent() {
        String before = object(render(secured()), "Secret main-certificate")
                .annotations()
                .get(SecretObject.DIGEST);
        Rendering renewed = render(SampleNetwork.web("shop").certificate("main", "CHAIN", "OTHER"));
        assertThat(object(renewed, "Secret main-certificate").annotations().get(SecretObject.DIGEST))
                .isNotEqualTo(before);
    }

    private static List<String> sections(KubernetesObject route) {
        return route.parts("spec", "parentRefs").stream()
                .map(parent -> parent.text("sectionName"))
                .toList();
    }

    @Test
    void enforcedHttpsLeadsPlainHttpThere() {
        Rendering rendering = render(secured().enforceHttps());
        assertThat(sections(object(rendering, "HTTPRoute shop"))).containsExactly("mix-443-1");
        KubernetesObject redirect = object(rendering, "HTTPRoute shop-https-redirect");
        assertThat(sections(redirect)).containsExactly("tcp-80-1", "tcp-80-0");
        assertThat(redirect.words("spec", "hostnames")).containsExactly("a.example.com");
        same(redirect.parts("spec", "rules").get(0), """
                {filters: [{type: RequestRedirect, requestRedirect: {scheme: https, port: 443, statusCode: 301}}]}""");
        assertThat(names(render(SampleNetwork.web("shop").enforceHttps())))
                .as("without TLS there is nowhere to lead to")
                .containsExactly("Service shop", "Gateway shop", "HTTPRoute shop");
    }

    /** A name that the platform chooses never takes the place of a user's route. */
    @Test
    void aRouteOfTheRedirectsNameKeepsIt() {
        Rendering rendering = render(secured().enforceHttps().route("shop-https-redirect", RouteKind.HTTP, HTTPS));
        assertThat(names(rendering))
                .contains("HTTPRoute shop-https-redirect", "HTTPRoute shop-https-redirect-x")
                .doesNotHaveDuplicates();
        assertThat(object(rendering, "HTTPRoute shop-https-redirect").content()).contains("backendRefs");
    }

    @Test
    void anAppThatGetsNoTrafficHasNoRoutesOfAnyKindAndAsksForNoCertificate() {
        served.add("tcproutes.gateway.networking.k8s.io/v1");
        SampleNetwork network = secured()
                .enforceHttps()
                .automatic(SampleNetwork.ISSUER)
                .route("plain", RouteKind.TCP, new GatewayPort(5432, "TCP"))
                .unroutable();
        assertThat(names(render(network))).containsExactly("Service shop", "Secret main-certificate", "Gateway shop");
    }

    @Test
    void certificatesThatAreIssuedByThemselves() {
        Issuer issuer = new Issuer("ada@example.com", "https://acme.example.com/directory", "kid", "mac");
        Rendering rendering = render(SampleNetwork.web("shop")
                .gateway("front", HTTP)
                .domain("a.example.com")
                .domain("*.b.example.com")
                .automatic(issuer));
        same(object(rendering, "Issuer shop"), """
                {apiVersion: cert-manager.io/v1, kind: Issuer,
                 metadata: {name: shop, namespace: shop, labels: {app: shop, heritage: drycc}},
                 spec: {acme: {email: ada@example.com, server: "https://acme.example.com/directory",
                   privateKeySecretRef: {name: shop-acme-private-key-secret},
                   externalAccountBinding: {keyID: kid,
                     keySecretRef: {name: shop-acme-external-account-binding-secret, key: secret}},
                   solvers: [{http01: {gatewayHTTPRoute: {parentRefs: [
                     {group: gateway.networking.k8s.io, kind: Gateway, name: shop},
                     {group: gateway.networking.k8s.io, kind: Gateway, name: front}]}}}]}}}""");
        assertThat(object(rendering, "Secret shop-acme-external-account-binding-secret")
                        .texts("data"))
                .containsOnly(Map.entry("secret", "bWFj"));
        same(object(rendering, "Certificate shop-auto-tls"), """
                {apiVersion: cert-manager.io/v1, kind: Certificate,
                 metadata: {name: shop-auto-tls, namespace: shop, labels: {app: shop, heritage: drycc}},
                 spec: {secretName: shop-auto-tls, issuerRef: {name: shop, kind: Issuer},
                        dnsNames: [a.example.com]}}""");
        assertThat(object(rendering, "Gateway shop").annotations())
                .containsOnly(Map.entry("cert-manager.io/issuer", "shop"));
        assertThat(complaints(rendering)).hasSize(1).first().asString().contains("*.b.example.com", "certs:add");
    }

    @Test
    void withoutADomainOrWithoutCertManagerNoneIsAskedFor() {
        Rendering nameless = render(SampleNetwork.web("shop").automatic(SampleNetwork.ISSUER));
        assertThat(names(nameless)).contains("Issuer shop").doesNotContain("Certificate shop-auto-tls");
        assertThat(complaints(nameless)).containsExactly("skip creating certificate, no domain name set");
        served.removeAll(CERT_MANAGER);
        Rendering rendering =
                render(SampleNetwork.web("shop").domain("a.example.com").automatic(SampleNetwork.ISSUER));
        assertThat(names(rendering)).containsExactly("Service shop", "Gateway shop", "HTTPRoute shop");
        assertThat(object(rendering, "Gateway shop").annotations()).isEmpty();
        assertThat(complaints(rendering)).hasSize(1).first().asString().contains("cert-manager is not installed");
    }

    @Test
    void otherRoutesComeInTheNewestVersionThatTheClusterServes() {
        served.addAll(Set.of(
                "tcproutes.gateway.networking.k8s.io/v1alpha2",
                "tlsroutes.gateway.networking.k8s.io/v1alpha2",
                "tlsroutes.gateway.networking.k8s.io/v1alpha3",
                "tlsroutes.gateway.networking.k8s.io/v1"));
        GatewayPort tcp = new GatewayPort(5432, "TCP");
        GatewayPort udp = new GatewayPort(53, "UDP");
        GatewayPort tls = new GatewayPort(853, "TLS");
        Rendering rendering = render(new SampleNetwork("shop")
                .gateway("shop", tcp, udp, tls)
                .domain("a.example.com", "main")
                .route("plain", RouteKind.TCP, tcp)
                .route("names", RouteKind.UDP, udp)
                .route("secure", RouteKind.TLS, tls));
        assertThat(object(rendering, "TCPRoute plain").apiVersion()).isEqualTo("gateway.networking.k8s.io/v1alpha2");
        assertThat(object(rendering, "TCPRoute plain").at("spec", "hostnames")).isEmpty();
        assertThat(sections(object(rendering, "TCPRoute plain"))).containsExactly("tcp-5432-0");
        assertThat(object(rendering, "TLSRoute secure").apiVersion()).isEqualTo("gateway.networking.k8s.io/v1");
        assertThat(sections(object(rendering, "TLSRoute secure"))).containsExactly("tcp-853-1");
        assertThat(object(rendering, "TLSRoute secure").words("spec", "hostnames"))
                .containsExactly("a.example.com");
        assertThat(complaints(rendering)).hasSize(1).first().asString().contains("route names", "UDPRoute");
    }

    @Test
    void moreNamesThanOneRouteTakes() {
        SampleNetwork network = SampleNetwork.web("shop").gateway("shop", HTTP, HTTPS);
        for (int i = 10; i < 30; i++) {
            network.domain("n" + i + ".example.com", "c" + i);
        }
        Rendering rendering = render(network.route("shop", RouteKind.HTTP, HTTP, HTTPS));
        KubernetesObject first = object(rendering, "HTTPRoute shop");
        KubernetesObject last = object(rendering, "HTTPRoute shop-part-3");
        assertThat(first.words("spec", "hostnames")).hasSize(16).startsWith("n10.example.com");
        assertThat(last.words("spec", "hostnames"))
                .containsExactly(
                        "n26.example.com",
                        "n27.example.com",
                        "n28.example.com",
                        "n29.example.com",
                        "shop.apps.example.com");
        assertThat(sections(last))
                .containsExactly(
                        "tcp-80-17",
                        "tcp-80-18",
                        "tcp-80-19",
                        "tcp-80-20",
                        "tcp-80-0",
                        "mix-443-17",
                        "mix-443-18",
                        "mix-443-19",
                        "mix-443-20");
    }

    @Test
    void aNameThatKubernetesDoesNotTakeSpoilsNothing() {
        Rendering rendering = render(secured().domain("my_shop.example.com", "main"));
        assertThat(object(rendering, "Gateway shop").content()).doesNotContain("my_shop");
        assertThat(object(rendering, "HTTPRoute shop").content()).doesNotContain("my_shop");
        assertThat(complaints(rendering)).hasSize(1).first().asString().contains("my_shop.example.com");
    }

    @Test
    void aServiceOfManyPorts() {
        Rendering rendering = render(new SampleNetwork("shop")
                .service(
                        "shop-worker",
                        new ProcessType("worker"),
                        new ServicePort(53, "UDP", 5353),
                        new ServicePort(80, "TCP", 6000)));
        KubernetesObject service = object(rendering, "Service shop-worker");
        assertThat(service.texts("spec", "selector")).containsEntry("type", "worker");
        assertThat(service.parts("spec", "ports"))
                .extracting(port -> port.text("name"))
                .containsExactly("udp-53", "tcp-80");
    }

    @Test
    void nobodySaidWhoseGatewaysTheyAre() {
        settings = new NetworkSettings("", "");
        Rendering rendering = render(SampleNetwork.web("shop"));
        assertThat(names(rendering)).containsExactly("Service shop");
        assertThat(complaints(rendering)).hasSize(1).first().asString().contains("WORKFLOW_KUBERNETES_GATEWAY_CLASS");
    }

    @Test
    void ingressesWhereThereIsNoGatewayApi() {
        served.removeAll(GATEWAYS);
        settings = new NetworkSettings("", "nginx");
        Rendering rendering = render(secured().enforceHttps().automatic(SampleNetwork.ISSUER));
        same(object(rendering, "Ingress shop"), """
                {apiVersion: networking.k8s.io/v1, kind: Ingress,
                 metadata: {name: shop, namespace: shop, labels: {app: shop, heritage: drycc},
                            annotations: {workflow/gateways: shop}},
                 spec: {ingressClassName: nginx,
                   rules: [
                     {host: a.example.com, http: {paths: [{path: /, pathType: Prefix,
                       backend: {service: {name: shop, port: {number: 80}}}}]}},
                     {host: b.example.com, http: {paths: [{path: /, pathType: Prefix,
                       backend: {service: {name: shop, port: {number: 80}}}}]}},
                     {host: shop.apps.example.com, http: {paths: [{path: /, pathType: Prefix,
                       backend: {service: {name: shop, port: {number: 80}}}}]}}],
                   tls: [{hosts: [a.example.com, b.example.com], secretName: shop-auto-tls}]}}""");
        assertThat(object(rendering, "Issuer shop").content())
                .contains("\"http01\":{\"ingress\":{\"ingressClassName\":\"nginx\"}}");
        assertThat(complaints(rendering)).hasSize(1).first().asString().contains("https is not enforced");
    }

    @Test
    void whatAnIngressHasNoWordsForIsToldAndLeftOut() {
        served.removeAll(GATEWAYS);
        Map<String, Object> backend = Map.of("name", "shop", "port", 80);
        List<Map<String, Object>> rules = List.of(
                Map.of(
                        "matches",
                        List.of(
                                Map.of("path", Map.of("type", "Exact", "value", "/one")),
                                Map.of("path", Map.of("type", "RegularExpression", "value", "/t.o"))),
                        "backendRefs",
                        List.of(backend)),
                Map.of("backendRefs", List.of(backend, Map.of("name", "shop", "port", 81))),
                Map.of("filters", List.of(Map.of("type", "URLRewrite")), "backendRefs", List.of(backend)));
        GatewayPort high = new GatewayPort(8080, "HTTP");
        GatewayPort tcp = new GatewayPort(5432, "TCP");
        Rendering rendering = render(new SampleNetwork("shop")
                .gateway("shop", HTTP, high, tcp)
                .route("shop", RouteKind.HTTP, rules, HTTP, high)
                .route("plain", RouteKind.TCP, tcp));
        assertThat(names(rendering)).containsExactly("Ingress shop");
        assertThat(object(rendering, "Ingress shop").content()).contains("/one").doesNotContain("t.o", "\"/\"");
        assertThat(object(rendering, "Ingress shop").at("spec", "ingressClassName"))
                .isEmpty();
        assertThat(complaints(rendering))
                .hasSize(5)
                .anyMatch(text -> text.contains("port 8080"))
                .anyMatch(text -> text.contains("rule 1"))
                .anyMatch(text -> text.contains("rule 2"))
                .anyMatch(text -> text.contains("rule 3"))
                .anyMatch(text -> text.contains("TCPRoute"));
    }
}
