package dev.workflow.registry;

import dev.workflow.persistence.identity.Caller;
import dev.workflow.registry.RegistryAccess.Action;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Lets callers in and decides what they may do. */
public final class RegistryGate {

    private final ServiceAccount service;
    private final RegistryAccess access;
    private final Grants grants;
    private final Passes passes;

    public RegistryGate(ServiceAccount service, RegistryAccess access, Grants grants, Passes passes) {
        this.service = service;
        this.access = access;
        this.grants = grants;
        this.passes = passes;
    }

    /** A name and secret as the client sent them. */
    public record Credentials(String username, String secret) {
        @Override
        public String toString() {
            return username;
        }
    }

    /**
     * @param principal the caller that the server's own authentication found
     * @return empty for a stranger
     */
    public Optional<RegistryCaller> identify(Optional<Caller> principal, Optional<Credentials> credentials) {
        if (principal.isPresent()) {
            return principal.map(RegistryCaller.Account::new);
        }
        return credentials.flatMap(this::login);
    }

    /** @param bearer a pass as {@link #pass} gave it; empty when it is none, or it or the login behind it is over */
    public Optional<RegistryCaller> visitor(String bearer) {
        return passes.read(bearer)
                .flatMap(pass -> login(pass.login()).map(holder -> new RegistryCaller.Visitor(holder, pass)));
    }

    private Optional<RegistryCaller> login(Credentials given) {
        if (service.matches(given.username(), given.secret())) {
            return Optional.of(new RegistryCaller.Service());
        }
        if (Grants.isGrant(given)) {
            return grants.read(given)
                    .filter(grant -> access.exists(grant.app()))
                    .map(RegistryCaller.Holder::new);
        }
        return access.login(given.username(), given.secret()).map(RegistryCaller.Account::new);
    }

    /**
     * A pass for what the login may do of what is wanted.
     *
     * @param wanted by repository
     * @return empty when name and secret do not fit
     */
    public Optional<IssuedPass> pass(Credentials given, Map<RepositoryName, Set<Action>> wanted) {
        return login(given).map(caller -> {
            Map<String, Set<Action>> scopes = new TreeMap<>();
            wanted.forEach((repository, actions) -> {
                Set<Action> granted = EnumSet.noneOf(Action.class);
                actions.stream()
                        .filter(action -> allowed(caller, repository, action))
                        .forEach(granted::add);
                scopes.put(repository.value(), granted);
            });
            Pass pass = passes.issue(given, scopes);
            return new IssuedPass(passes.write(pass), pass.until());
        });
    }

    public boolean allowed(RegistryCaller caller, RepositoryName repository, Action action) {
        if (caller instanceof RegistryCaller.Account account) {
            return access.allowed(account.caller(), repository.app(), action);
        }
        if (caller instanceof RegistryCaller.Holder holder) {
            return holder.grant().allows(repository, action);
        }
        if (caller instanceof RegistryCaller.Visitor visitor) {
            return visitor.pass().allows(repository, action) && allowed(visitor.holder(), repository, action);
        }
        return caller instanceof RegistryCaller.Service;
    }
}
