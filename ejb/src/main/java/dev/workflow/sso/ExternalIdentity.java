package dev.workflow.sso;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Whom a token of an issuer is about, in the issuer's words.
 *
 * @param username what the issuer calls them; may be empty
 * @param email may be empty
 * @param emailVerified whether the issuer says that mail to the address reaches them
 * @param scim what their directory may call them in SCIM; may be empty
 * @param groups empty when the token does not speak of groups
 * @param issued when the token was made
 */
public record ExternalIdentity(
        String subject,
        String username,
        String email,
        boolean emailVerified,
        String firstName,
        String lastName,
        String scim,
        Optional<Set<String>> groups,
        Instant issued) {

    public ExternalIdentity {
        groups = groups.map(Set::copyOf);
    }

    /** What to call them on a page. */
    String shown() {
        return !email.isEmpty() ? email : !username.isEmpty() ? username : subject;
    }

    /** The domain of their address, when the issuer verified it. */
    Optional<String> verifiedDomain() {
        return Optional.of(email)
                .filter(address -> emailVerified && address.indexOf('@') > 0)
                .map(address -> address.substring(address.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT));
    }

    /** What SCIM calls them; what looks like a mail address counts only as one that the issuer verified. */
    Optional<String> provisionedAs() {
        boolean proven = scim.indexOf('@') < 0 || (emailVerified && scim.equalsIgnoreCase(email));
        return Optional.of(scim).filter(name -> proven && !name.isEmpty());
    }

    /** As somebody whose token speaks of groups, and of none unless it named some. */
    public ExternalIdentity withGroupsKnown() {
        return new ExternalIdentity(
                subject,
                username,
                email,
                emailVerified,
                firstName,
                lastName,
                scim,
                Optional.of(groups.orElse(Set.of())),
                issued);
    }
}
