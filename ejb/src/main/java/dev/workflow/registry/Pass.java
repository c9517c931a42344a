package dev.workflow.registry;

import dev.workflow.registry.RegistryAccess.Action;
import dev.workflow.registry.RegistryGate.Credentials;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A login to the registry that is good for some repositories and some minutes. It is worth what the login behind it is
 * worth at the moment, and ends with it.
 *
 * @param scopes what may be done, by repository
 */
public record Pass(Credentials login, Map<String, Set<Action>> scopes, Instant until) {

    public Pass {
        Map<String, Set<Action>> copy = new TreeMap<>();
        scopes.forEach((repository, actions) -> {
            if (!actions.isEmpty()) {
                copy.put(repository, EnumSet.copyOf(actions));
            }
        });
        scopes = Map.copyOf(copy);
    }

    boolean allows(RepositoryName repository, Action action) {
        return scopes.getOrDefault(repository.value(), Set.of()).contains(action);
    }
}
