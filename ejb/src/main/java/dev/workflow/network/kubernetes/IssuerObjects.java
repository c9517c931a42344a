package dev.workflow.network.kubernetes;

import dev.workflow.kubernetes.Resource;
import dev.workflow.network.NetworkSpec;
import dev.workflow.tls.Issuer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What makes cert-manager issue an app's certificate (kubernetes.md §7). Nothing while the app gets no traffic: the
 * issuer could not reach it to find out whose name it is.
 */
final class IssuerObjects {

    static final String ABSENT =
            "no certificate is issued, because cert-manager is not installed on this cluster: ask its"
                    + " operator for it, or upload a certificate with certs:add";

    private IssuerObjects() {}

    /** Whether cert-manager is asked for a certificate. */
    static boolean wanted(NetworkSpec spec, Dialect dialect) {
        return spec.automatic().isPresent() && spec.routable() && dialect.certManager();
    }

    static void render(NetworkSpec spec, Dialect dialect, Rendering rendering) {
        if (wanted(spec, dialect)) {
            NetworkSpec.Automatic automatic = spec.automatic().orElseThrow();
            issuer(spec, automatic.issuer(), dialect, rendering);
            certificate(spec, automatic.domains(), rendering);
        } else if (spec.automatic().isPresent() && !dialect.certManager()) {
            rendering.complain(ABSENT);
        }
    }

    private static void issuer(NetworkSpec spec, Issuer issuer, Dialect dialect, Rendering rendering) {
        String app = spec.app().value();
        Map<String, Object> acme = new LinkedHashMap<>();
        acme.put("email", issuer.email());
        acme.put("server", issuer.server());
        acme.put("privateKeySecretRef", Map.of("name", app + "-acme-private-key-secret"));
        if (!issuer.keyId().isEmpty() && !issuer.keySecret().isEmpty()) {
            String secret = app + "-acme-external-account-binding-secret";
            SecretObject.add(
                    rendering, spec.app(), secret, "Opaque", Labels.ACME, Map.of("secret", issuer.keySecret()));
            acme.put(
                    "externalAccountBinding",
                    Map.of("keyID", issuer.keyId(), "keySecretRef", Map.of("name", secret, "key", "secret")));
        }
        acme.put("solvers", List.of(Map.of("http01", solver(spec, dialect))));
        rendering.add(
                Resource.ISSUER,
                Map.of("name", app, "labels", Labels.of(spec.app())),
                Map.of("spec", Map.of("acme", acme)));
    }

    /** Where the issuer's question is answered: at all gateways of the app, or by an ingress of its own. */
    private static Map<String, Object> solver(NetworkSpec spec, Dialect dialect) {
        if (dialect.style() == Dialect.Style.INGRESS) {
            String name = dialect.settings().ingressClass();
            return Map.of("ingress", name.isEmpty() ? Map.of() : Map.of("ingressClassName", name));
        }
        List<Map<String, Object>> parents = spec.gateways().stream()
                .filter(gateway -> !gateway.listeners().isEmpty())
                .map(gateway -> ParentReference.of(gateway.name()))
                .toList();
        return Map.of("gatewayHTTPRoute", Map.of("parentRefs", parents));
    }

    private static void certificate(NetworkSpec spec, List<String> domains, Rendering rendering) {
        domains.stream()
                .filter(IssuerObjects::wildcard)
                .forEach(name -> rendering.complain("no certificate is issued for " + name
                        + ": it takes a name that can be asked for; upload one with certs:add"));
        List<String> names = domains.stream().filter(name -> !wildcard(name)).toList();
        if (names.isEmpty()) {
            rendering.complain("skip creating certificate, no domain name set");
            return;
        }
        String name = spec.app() + "-auto-tls";
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("secretName", name);
        content.put("issuerRef", Map.of("name", spec.app().value(), "kind", "Issuer"));
        content.put("dnsNames", names);
        rendering.add(
                Resource.CERTIFICATE, Map.of("name", name, "labels", Labels.of(spec.app())), Map.of("spec", content));
    }

    private static boolean wildcard(String name) {
        return name.startsWith("*.");
    }
}
