package dev.workflow.web.registry;

import dev.workflow.registry.RegistryAccess.Action;
import dev.workflow.registry.RepositoryName;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads scopes of the token protocol, {@code repository:shop/web:pull,push}. What is none is left out, as the protocol
 * has it: the client finds out when it is refused.
 */
final class WantedScopes {

    private static final int MOST = 20;
    private static final int LONGEST = 1024;
    private static final String TYPE = "repository:";

    private WantedScopes() {}

    /** @param given each one scope, or several with blanks between them */
    static Map<RepositoryName, Set<Action>> parse(List<String> given) {
        Map<RepositoryName, Set<Action>> wanted = new LinkedHashMap<>();
        given.stream()
                .filter(scope -> scope.length() <= LONGEST)
                .flatMap(scopes -> Arrays.stream(scopes.split(" ")))
                .filter(scope -> scope.startsWith(TYPE))
                .limit(MOST)
                .forEach(scope -> add(wanted, scope.substring(TYPE.length())));
        return wanted;
    }

    private static void add(Map<RepositoryName, Set<Action>> wanted, String scope) {
        int colon = scope.lastIndexOf(':');
        if (colon > 0) {
            RepositoryName.parse(scope.substring(0, colon))
                    .ifPresent(repository -> wanted.computeIfAbsent(repository, none -> EnumSet.noneOf(Action.class))
                            .addAll(actions(scope.substring(colon + 1))));
        }
    }

    private static Set<Action> actions(String words) {
        Set<Action> actions = EnumSet.noneOf(Action.class);
        for (String word : words.split(",")) {
            switch (word) {
                case "pull" -> actions.add(Action.PULL);
                case "push" -> actions.add(Action.PUSH);
                case "delete" -> actions.add(Action.DELETE);
                case "*" -> actions.addAll(EnumSet.allOf(Action.class));
                default -> {
                    // An action of other registries.
                }
            }
        }
        return actions;
    }
}
