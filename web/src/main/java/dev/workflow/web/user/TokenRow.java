package dev.workflow.web.user;

import dev.workflow.identity.TokenDetails;
import dev.workflow.persistence.identity.Scope;
import dev.workflow.web.page.Moment;
import java.time.Instant;

/**
 * An API token in the list.
 *
 * @param used null when it has not been
 * @param expires null when it does not end by itself
 * @param over whether that moment has passed
 */
record TokenRow(
        String id, String name, String fuzzy, String scope, Moment created, Moment used, Moment expires, boolean over) {

    static TokenRow of(TokenDetails token, Instant now) {
        return new TokenRow(
                token.uuid().toString(),
                token.alias().isEmpty() ? "Without a name" : token.alias(),
                token.fuzzyKey(),
                scope(token.scope()),
                Moment.of(token.created()),
                token.lastUsed().map(Moment::of).orElse(null),
                token.expires().map(Moment::of).orElse(null),
                token.expires().map(end -> !end.isAfter(now)).orElse(false));
    }

    private static String scope(Scope scope) {
        if (scope.equals(Scope.FULL)) {
            return "all rights";
        }
        String level = scope.level().text();
        return scope.joinedApps().isEmpty()
                ? level
                : level + ": " + scope.joinedApps().replace(",", ", ");
    }
}
