package dev.workflow.sso;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Whether a first login is linked to the account that SCIM has made for the same person.
 *
 * @param superusers whether also when the account is a superuser
 */
public record ScimLinking(Rule rule, boolean superusers) {

    /** What of the account must be what the issuer says. */
    public enum Rule {
        OFF,
        /** The {@code externalId}. */
        EXTERNAL_ID,
        /** The {@code userName}. */
        USERNAME;

        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Optional<Rule> named(String text) {
            return Arrays.stream(values())
                    .filter(rule -> rule.text().equals(text))
                    .findFirst();
        }
    }
}
