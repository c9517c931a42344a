package dev.workflow.sso;

import dev.workflow.persistence.identity.Scope;
import dev.workflow.problem.Problem;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Settings as they are sent, configured and stored. */
final class SettingsReading {

    /** Signatures with a public key; an issuer's may be narrowed, never widened. */
    private static final Set<String> ALGORITHMS = new LinkedHashSet<>(
            List.of("RS256", "RS384", "RS512", "ES256", "ES384", "ES512", "PS256", "PS384", "PS512"));

    private static final String[] KNOWN = {
        "label",
        "kinds",
        "client_id",
        "scopes",
        "audience",
        "algorithms",
        "claims",
        "roles",
        "groups",
        "provision",
        "scim",
        "trusted_domains",
        "trust_second_factor",
        "bearer"
    };

    private SettingsReading() {}

    /** @throws Problem 400 naming the field */
    static IssuerSettings read(String name, Map<String, ?> values) {
        Fields fields = Fields.of(values, KNOWN);
        Fields claims = fields.object("claims", "username", "email", "groups");
        Fields scim = fields.object("scim", "link", "claim", "superusers");
        ScimLinking linking = linking(scim);
        Fields roles = fields.object("roles", "superuser", "staff", "active");
        return checked(
                fields,
                new IssuerSettings(
                        fields.text("label", name),
                        kinds(fields),
                        fields.text("client_id", ""),
                        new ArrayList<>(fields.texts("scopes", scopes())),
                        fields.texts("audience", Set.of()),
                        algorithms(fields),
                        claims(claims, scim.text("claim", usual(linking, claims))),
                        new RoleGroups(
                                roles.texts("superuser", Set.of()),
                                roles.texts("staff", Set.of()),
                                roles.texts("active", Set.of())),
                        fields.pairs("groups"),
                        provisioning(fields.object("provision", "rule", "domains", "groups")),
                        linking,
                        lower(fields.texts("trusted_domains", Set.of())),
                        fields.flag("trust_second_factor", false),
                        bearer(fields.object("bearer", "scope", "prefix"))));
    }

    private static IssuerSettings checked(Fields fields, IssuerSettings settings) {
        if (settings.is(IssuerKind.LOGIN) && settings.clientId().isEmpty()) {
            throw fields.bad("client_id", "People can only log in there when the platform is a client of the issuer.");
        }
        if (settings.is(IssuerKind.LOGIN) && !settings.scopes().contains("openid")) {
            throw fields.bad("scopes", "Must contain openid.");
        }
        boolean taken = settings.is(IssuerKind.BEARER) || settings.is(IssuerKind.WORKLOAD);
        if (taken && settings.audience().isEmpty()) {
            throw fields.bad("audience", "Tokens must be made for this platform: say which aud they have.");
        }
        return settings;
    }

    private static Set<IssuerKind> kinds(Fields fields) {
        Set<IssuerKind> kinds = EnumSet.noneOf(IssuerKind.class);
        for (String kind : fields.texts("kinds", Set.of("login"))) {
            kinds.add(IssuerKind.named(kind).orElseThrow(() -> fields.bad("kinds", "Are login, bearer and workload.")));
        }
        if (kinds.isEmpty()) {
            throw fields.bad("kinds", "Are login, bearer and workload; at least one of them.");
        }
        return kinds;
    }

    private static Set<String> algorithms(Fields fields) {
        Set<String> algorithms = fields.texts("algorithms", ALGORITHMS);
        if (algorithms.isEmpty() || !ALGORITHMS.containsAll(algorithms)) {
            throw fields.bad("algorithms", "Are " + String.join(", ", ALGORITHMS) + ".");
        }
        return algorithms;
    }

    private static Provisioning provisioning(Fields fields) {
        Provisioning.Rule rule = Provisioning.Rule.named(fields.text("rule", "off"))
                .orElseThrow(() -> fields.bad("rule", "Is off, everybody, domains or groups."));
        return new Provisioning(rule, lower(fields.texts("domains", Set.of())), fields.texts("groups", Set.of()));
    }

    private static ScimLinking linking(Fields fields) {
        ScimLinking.Rule rule = ScimLinking.Rule.named(fields.text("link", "off"))
                .orElseThrow(() -> fields.bad("link", "Is off, external_id or username."));
        return new ScimLinking(rule, fields.flag("superusers", false));
    }

    private static ClaimNames claims(Fields fields, String scim) {
        return new ClaimNames(username(fields), fields.text("email", "email"), fields.text("groups", "groups"), scim);
    }

    private static String username(Fields claims) {
        return claims.text("username", "preferred_username");
    }

    /** The claim to compare with what SCIM says, unless another one is named. */
    private static String usual(ScimLinking linking, Fields claims) {
        return linking.rule() == ScimLinking.Rule.USERNAME ? username(claims) : "sub";
    }

    private static BearerRights bearer(Fields fields) {
        Scope.Level level = Scope.Level.named(fields.text("scope", "read"))
                .orElseThrow(() -> fields.bad("scope", "Is read, deploy or admin."));
        return new BearerRights(level, fields.text("prefix", "workflow:"));
    }

    private static Set<String> scopes() {
        return new LinkedHashSet<>(List.of("openid", "profile", "email"));
    }

    private static Set<String> lower(Set<String> domains) {
        return domains.stream()
                .map(domain -> domain.toLowerCase(Locale.ROOT))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
