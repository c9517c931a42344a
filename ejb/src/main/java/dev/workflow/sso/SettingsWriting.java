package dev.workflow.sso;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Settings as {@link SettingsReading} reads them: all of them, the defaults too. */
final class SettingsWriting {

    private SettingsWriting() {}

    static Map<String, Object> write(IssuerSettings settings) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("label", settings.label());
        values.put(
                "kinds",
                settings.kinds().stream().sorted().map(IssuerKind::text).toList());
        if (!settings.clientId().isEmpty()) {
            values.put("client_id", settings.clientId());
        }
        values.put("scopes", settings.scopes());
        values.put("audience", List.copyOf(settings.audience()));
        values.put("algorithms", List.copyOf(settings.algorithms()));
        ClaimNames claims = settings.claims();
        values.put("claims", Map.of("username", claims.username(), "email", claims.email(), "groups", claims.groups()));
        RoleGroups roles = settings.roles();
        values.put(
                "roles",
                Map.of(
                        "superuser", sorted(roles.superuser()),
                        "staff", sorted(roles.staff()),
                        "active", sorted(roles.active())));
        values.put("groups", settings.groups());
        Provisioning provision = settings.provision();
        values.put(
                "provision",
                Map.of(
                        "rule", provision.rule().text(),
                        "domains", sorted(provision.domains()),
                        "groups", sorted(provision.groups())));
        ScimLinking scim = settings.scim();
        values.put("scim", Map.of("link", scim.rule().text(), "claim", claims.scim(), "superusers", scim.superusers()));
        values.put("trusted_domains", List.copyOf(settings.trustedDomains()));
        values.put("trust_second_factor", settings.trustSecondFactor());
        BearerRights bearer = settings.bearer();
        values.put("bearer", Map.of("scope", bearer.unnamed().text(), "prefix", bearer.prefix()));
        return values;
    }

    private static List<String> sorted(Set<String> texts) {
        return texts.stream().sorted().toList();
    }
}
