package dev.workflow.web.registry;

import dev.workflow.persistence.identity.Caller;
import dev.workflow.registry.RegistryAccess.Action;
import dev.workflow.registry.RegistryCaller;
import dev.workflow.registry.RegistryError;
import dev.workflow.registry.RegistryGate;
import dev.workflow.registry.RepositoryName;
import dev.workflow.web.CallerPrincipal;
import dev.workflow.web.audit.AuditNote;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.ext.Provider;
import java.util.Optional;

/** Lets a request through to a {@link Guarded} method, or answers 401, 400 NAME_INVALID or 403, in this order. */
@Provider
@Guarded(Action.PULL)
@Priority(Priorities.AUTHORIZATION)
@Dependent
public class RegistryGuard implements ContainerRequestFilter {

    private final RegistryGate gate;

    @Context
    private ResourceInfo resource;

    @Inject
    public RegistryGuard(RegistryGate gate) {
        this.gate = gate;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        String authorization = request.getHeaderString(HttpHeaders.AUTHORIZATION);
        RegistryCaller caller = caller(gate, request.getSecurityContext(), authorization)
                .orElseThrow(() -> RegistryError.UNAUTHORIZED.with("log in to the registry first"));
        RepositoryName repository =
                new RepositoryName(request.getUriInfo().getPathParameters().getFirst("name"));
        Guarded guarded = resource.getResourceMethod().getAnnotation(Guarded.class);
        if (!gate.allowed(caller, repository, guarded.value())) {
            throw RegistryError.DENIED.with("this account must not do that with the images of " + repository.app());
        }
        note(request, caller, repository);
    }

    /** A pushed or deleted tag is worth an entry in the audit log, its blobs are not; nor is what the platform does. */
    private void note(ContainerRequestContext request, RegistryCaller caller, RepositoryName repository) {
        boolean changes =
                resource.getResourceMethod().getAnnotation(Guarded.class).value() != Action.PULL;
        if (changes
                && resource.getResourceClass() == ManifestResource.class
                && caller instanceof RegistryCaller.Account account) {
            AuditNote.of(request).ifPresent(note -> {
                note.want();
                note.user(account.caller().username());
                note.app(repository.app());
            });
        }
    }

    /** Who calls: the account that the server authenticated, or that the Basic credentials belong to. */
    static Optional<RegistryCaller> caller(RegistryGate gate, SecurityContext security, String authorization) {
        Optional<Caller> principal = Optional.ofNullable(security)
                .map(SecurityContext::getUserPrincipal)
                .filter(CallerPrincipal.class::isInstance)
                .map(known -> ((CallerPrincipal) known).caller());
        return gate.identify(principal, BasicCredentials.parse(authorization));
    }
}
