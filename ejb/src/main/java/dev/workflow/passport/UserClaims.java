package dev.workflow.passport;

import dev.workflow.persistence.identity.Account;
import java.util.LinkedHashMap;
import java.util.Map;

/** What clients are told about a person: the claims of the contract (platform.md §6), whatever the scope. */
final class UserClaims {

    private UserClaims() {}

    /** {@code sub} is not among them. */
    static Map<String, Object> of(Account account) {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("id", account.getId());
        claims.put("name", account.getUsername());
        claims.put("username", account.getUsername());
        claims.put("preferred_username", account.getUsername());
        claims.put("email", account.getEmail());
        claims.put("email_verified", account.isEmailVerified());
        claims.put("first_name", account.getFirstName());
        claims.put("last_name", account.getLastName());
        claims.put("is_staff", account.isStaff());
        claims.put("is_active", account.isActive());
        claims.put("is_superuser", account.isSuperuser());
        return claims;
    }
}
