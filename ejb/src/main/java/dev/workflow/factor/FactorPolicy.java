package dev.workflow.factor;

import dev.workflow.persistence.identity.Account;
import java.util.Locale;

/** Who must have a second factor: {@code workflow.passport.second.factor}. */
enum FactorPolicy {
    /** Nobody must, everybody may. */
    OPTIONAL,
    /** Staff and administrators. */
    STAFF,
    ALL;

    static FactorPolicy parse(String text) {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "optional" -> OPTIONAL;
            case "staff" -> STAFF;
            case "all" -> ALL;
            default ->
                throw new IllegalArgumentException(
                        "WORKFLOW_PASSPORT_SECOND_FACTOR must be optional, staff or all, not " + text);
        };
    }

    boolean demands(Account account) {
        return switch (this) {
            case OPTIONAL -> false;
            case STAFF -> account.isStaff() || account.isSuperuser();
            case ALL -> true;
        };
    }
}
