package dev.workflow.registry;

import dev.workflow.persistence.identity.Caller;
import dev.workflow.registry.RegistryAccess.Action;
import java.util.Optional;

/** Lets callers in and decides what they may do. */
public final class RegistryGate {

    private final ServiceAccount service;
    private final RegistryAccess access;
    private final Grants grants;

    public RegistryGate(ServiceAccount service, RegistryAccess access, Grants grants) {
        this.service = service;
        this.access = access;
        this.grants = grants;
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
        if (credentials.isEmpty()) {
            return Optional.empty();
        }
        Credentials given = credentials.get();
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

    public boolean allowed(RegistryCaller caller, RepositoryName repository, Action action) {
        if (caller instanceof RegistryCaller.Account account) {
            return access.allowed(account.caller(), repository.app(), action);
        }
        if (caller instanceof RegistryCaller.Holder holder) {
            return holder.grant().allows(repository, action);
        }
        return caller instanceof RegistryCaller.Service;
    }
}
