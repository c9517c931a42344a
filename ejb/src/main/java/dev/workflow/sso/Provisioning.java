package dev.workflow.sso;

import java.util.Arrays;
import java.util.Collections;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Who gets an account by their first login.
 *
 * @param domains of mail addresses, lower case, for {@link Rule#DOMAINS}
 * @param groups of the issuer, one of which is enough, for {@link Rule#GROUPS}
 */
public record Provisioning(Rule rule, Set<String> domains, Set<String> groups) {

    /** How it is decided. */
    public enum Rule {
        OFF,
        EVERYBODY,
        /** Whose address, verified by the issuer, is in one of the domains. */
        DOMAINS,
        GROUPS;

        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Optional<Rule> named(String text) {
            return Arrays.stream(values())
                    .filter(rule -> rule.text().equals(text))
                    .findFirst();
        }
    }

    public Provisioning {
        domains = Set.copyOf(domains);
        groups = Set.copyOf(groups);
    }

    boolean allows(ExternalIdentity who) {
        return switch (rule) {
            case OFF -> false;
            case EVERYBODY -> true;
            case DOMAINS -> who.verifiedDomain().map(domains::contains).orElse(false);
            case GROUPS -> !Collections.disjoint(groups, who.groups().orElse(Set.of()));
        };
    }
}
