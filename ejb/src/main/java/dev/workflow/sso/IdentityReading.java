package dev.workflow.sso;

import com.nimbusds.jwt.JWTClaimsSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds in claims who somebody is. */
public final class IdentityReading {

    private static final int LONGEST = 254;
    private static final int LONGEST_SUBJECT = 255;
    private static final int LONGEST_NAME = 150;
    private static final int MOST_GROUPS = 2_000;

    private IdentityReading() {}

    /**
     * @param claims verified; with a subject and the time of issue
     * @return empty when the subject is longer than the standard allows
     */
    public static Optional<ExternalIdentity> of(ClaimNames names, JWTClaimsSet claims) {
        Map<String, Object> all = claims.getClaims();
        if (claims.getSubject().length() > LONGEST_SUBJECT || !printable(claims.getSubject())) {
            return Optional.empty();
        }
        return Optional.of(new ExternalIdentity(
                claims.getSubject(),
                text(all, names.username(), LONGEST),
                text(all, names.email(), LONGEST),
                "true".equals(String.valueOf(all.get("email_verified"))),
                text(all, "given_name", LONGEST_NAME),
                text(all, "family_name", LONGEST_NAME),
                text(all, names.scim(), LONGEST_SUBJECT),
                claim(all, names.groups()).map(IdentityReading::texts),
                claims.getIssueTime().toInstant()));
    }

    /** By the whole name, else along its dots. */
    public static Optional<Object> claim(Map<?, ?> claims, String name) {
        Object whole = claims.get(name);
        int dot = name.indexOf('.');
        if (whole != null || dot < 0) {
            return Optional.ofNullable(whole);
        }
        return claims.get(name.substring(0, dot)) instanceof Map<?, ?> inner
                ? claim(inner, name.substring(dot + 1))
                : Optional.empty();
    }

    private static String text(Map<String, Object> claims, String name, int longest) {
        return claim(claims, name)
                .filter(String.class::isInstance)
                .map(value -> ((String) value).strip())
                .filter(value -> value.length() <= longest && printable(value))
                .orElse("");
    }

    private static Set<String> texts(Object value) {
        Set<String> texts = new LinkedHashSet<>();
        if (value instanceof Iterable<?> list) {
            for (Object element : list) {
                if (element instanceof String text && texts.size() < MOST_GROUPS) {
                    texts.add(text);
                }
            }
        } else if (value instanceof String text) {
            texts.add(text);
        }
        return texts;
    }

    private static boolean printable(String text) {
        return text.codePoints()
                .noneMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE);
    }
}
