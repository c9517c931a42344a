package dev.workflow.sso;

import dev.workflow.persistence.identity.Scope;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a token of the issuer may do on the API.
 *
 * @param unnamed for a token that names no scope of ours
 * @param prefix of our scopes among the token's: {@code workflow:} makes {@code workflow:deploy:shop} mean deploy of shop
 */
public record BearerRights(Scope.Level unnamed, String prefix) {

    /** The scope that the token names; of several, the one that allows most. */
    Scope of(Map<String, Object> claims) {
        return words(claims)
                .filter(word -> word.startsWith(prefix))
                .flatMap(word -> named(word.substring(prefix.length())).stream())
                .max(Comparator.comparing((Scope scope) -> scope.level())
                        .thenComparing(scope -> scope.apps().isEmpty()))
                .orElseGet(() -> new Scope(unnamed, Set.of()));
    }

    /** Issuers differ in the claim's name, and in whether it is a list. */
    private static Stream<String> words(Map<String, Object> claims) {
        return Stream.of("scope", "scp")
                .map(claims::get)
                .flatMap(value -> value instanceof Iterable<?> list ? texts(list) : Stream.ofNullable(value))
                .flatMap(value -> Arrays.stream(value.toString().split(" ")));
    }

    private static Stream<Object> texts(Iterable<?> list) {
        Stream.Builder<Object> found = Stream.builder();
        list.forEach(found::add);
        return found.build();
    }

    private static Optional<Scope> named(String text) {
        String[] parts = text.split(":", 2);
        boolean broken = parts.length == 2 && parts[1].replace(",", "").isBlank();
        return broken
                ? Optional.empty()
                : Scope.Level.named(parts[0]).map(level -> Scope.of(level, parts.length == 2 ? parts[1] : ""));
    }
}
