package dev.workflow.passport;

import dev.workflow.persistence.identity.Scope;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The words of OAuth scopes that open the API: {@code read}, {@code deploy}, {@code admin}, for all apps or for named
 * ones as in {@code deploy:shop,blog}.
 */
public final class ApiScope {

    private static final Pattern APPS = Pattern.compile("[a-z0-9-]{1,63}(?:,[a-z0-9-]{1,63}){0,49}");

    private ApiScope() {}

    /** Empty for a word that does not open the API. */
    public static Optional<Scope> parse(String word) {
        int colon = word.indexOf(':');
        Optional<Scope.Level> level = Scope.Level.named(colon < 0 ? word : word.substring(0, colon));
        String apps = colon < 0 ? "" : word.substring(colon + 1);
        return level.filter(known -> colon < 0 || APPS.matcher(apps).matches()).map(known -> Scope.of(known, apps));
    }

    /**
     * What several words open together; empty when none opens the API. The highest level counts, for the apps that have
     * it: what words of lower levels would add is left out.
     */
    public static Optional<Scope> of(Collection<String> words) {
        return words.stream().flatMap(word -> parse(word).stream()).reduce(ApiScope::wider);
    }

    /** Whether a client that is registered for some words may have another one. */
    public static boolean covers(Set<String> registered, String word) {
        return registered.contains(word)
                || parse(word)
                        .filter(scope -> !scope.apps().isEmpty())
                        .map(scope -> registered.contains(scope.level().text()))
                        .orElse(false);
    }

    private static Scope wider(Scope one, Scope other) {
        int order = one.level().compareTo(other.level());
        if (order != 0) {
            return order > 0 ? one : other;
        }
        if (one.apps().isEmpty() || other.apps().isEmpty()) {
            return new Scope(one.level(), Set.of());
        }
        Set<String> apps = new LinkedHashSet<>(one.apps());
        apps.addAll(other.apps());
        return new Scope(one.level(), apps);
    }

    static Set<String> words(String text) {
        Set<String> words = new LinkedHashSet<>(Arrays.asList(text.split(" ")));
        words.remove("");
        return words;
    }
}
