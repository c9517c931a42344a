package dev.workflow.sso.workload;

import dev.workflow.problem.Problem;
import dev.workflow.sso.IdentityReading;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;

/**
 * Which tokens of an issuer are meant: all patterns must match. Issuers such as GitHub's give a token to everybody who
 * asks, so a rule must name whose job it is; the branch alone is not enough.
 */
record ClaimRule(Map<String, String> patterns) {

    static final int MOST = 20;
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST = 255;

    /** Claims that say whose job it is. */
    private static final Set<String> WHOSE = Set.of(
            "sub",
            "repository",
            "repository_id",
            "job_workflow_ref",
            "project_path",
            "project_id",
            "azp",
            "client_id",
            "appid",
            "oid");

    /** @throws Problem 400 saying what is wrong with it */
    static ClaimRule of(Map<String, ?> claims) {
        Map<String, String> patterns = new LinkedHashMap<>();
        claims.forEach((name, pattern) -> patterns.put(name, checked(name, pattern)));
        if (patterns.isEmpty() || patterns.size() > MOST) {
            throw Problem.field("claims", "A rule has 1 to " + MOST + " claims, all of which must match.");
        }
        boolean tells = patterns.entrySet().stream()
                .anyMatch(claim -> WHOSE.contains(claim.getKey()) && new ClaimPattern(claim.getValue()).tellsApart());
        if (!tells) {
            throw Problem.field(
                    "claims",
                    "A rule must say whose job it is: repository, project_path, sub, azp or another such claim, exactly"
                            + " or like acme/*.");
        }
        return new ClaimRule(patterns);
    }

    /** @param claims of a token that was verified */
    boolean matches(Map<String, Object> claims) {
        return patterns.entrySet().stream().allMatch(pattern -> IdentityReading.claim(claims, pattern.getKey())
                .map(value -> matches(new ClaimPattern(pattern.getValue()), value))
                .orElse(false));
    }

    /** One element of a list is enough. */
    private static boolean matches(ClaimPattern pattern, Object value) {
        return value instanceof Iterable<?> list
                ? StreamSupport.stream(list.spliterator(), false)
                        .anyMatch(element -> pattern.matches(String.valueOf(element)))
                : !(value instanceof Map) && pattern.matches(value.toString());
    }

    private static String checked(String name, Object pattern) {
        String text = pattern instanceof Number || pattern instanceof Boolean ? pattern.toString() : text(pattern);
        boolean good = !name.isBlank()
                && name.length() <= LONGEST_NAME
                && !text.isEmpty()
                && text.length() <= LONGEST
                && name.chars().noneMatch(Character::isISOControl)
                && text.chars().noneMatch(Character::isISOControl);
        if (!good) {
            throw Problem.field("claims", "Must be an object of claims and what they must be, as texts.");
        }
        return text;
    }

    private static String text(Object pattern) {
        return pattern instanceof String text ? text : "";
    }
}
