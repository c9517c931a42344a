package dev.workflow.sso;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is set for an issuer.
 *
 * @param label what people are shown
 * @param clientId ours at the issuer; empty unless people log in there
 * @param audience any of these must be the {@code aud} of tokens that open the API or are exchanged
 * @param algorithms that its signatures may have
 * @param groups the issuer's groups and ours that their members are put into
 * @param scim whether first logins are linked to accounts that SCIM made
 * @param trustedDomains domains of which the issuer's word on who reads an address is enough to link accounts
 * @param trustSecondFactor whether a second factor at the issuer counts here
 */
public record IssuerSettings(
        String label,
        Set<IssuerKind> kinds,
        String clientId,
        List<String> scopes,
        Set<String> audience,
        Set<String> algorithms,
        ClaimNames claims,
        RoleGroups roles,
        Map<String, String> groups,
        Provisioning provision,
        ScimLinking scim,
        Set<String> trustedDomains,
        boolean trustSecondFactor,
        BearerRights bearer) {

    public IssuerSettings {
        kinds = Set.copyOf(kinds);
        scopes = List.copyOf(scopes);
        audience = ordered(audience);
        algorithms = ordered(algorithms);
        groups = Collections.unmodifiableMap(new LinkedHashMap<>(groups));
        trustedDomains = ordered(trustedDomains);
    }

    public boolean is(IssuerKind kind) {
        return kinds.contains(kind);
    }

    /** Whether somebody without an account gets one. */
    boolean admits(ExternalIdentity who) {
        Set<String> needed = roles.active();
        boolean welcome =
                needed.isEmpty() || !Collections.disjoint(needed, who.groups().orElse(Set.of()));
        return welcome && provision.allows(who);
    }

    private static Set<String> ordered(Set<String> texts) {
        return Collections.unmodifiableSet(new LinkedHashSet<>(texts));
    }
}
