package dev.workflow.web.registry;

import dev.workflow.persistence.identity.Caller;
import dev.workflow.registry.RegistryAccess.Action;
import dev.workflow.registry.RegistryCaller;
import dev.workflow.registry.RegistryError;
import dev.workflow.registry.RegistryGate;
import dev.workflow.registry.RepositoryName;
import dev.workflow.web.CallerPrincipal;
import dev.workflow.web.PublicOrigin;
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
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.ext.Provider;
import java.util.List;
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
        Action action =
                resource.getResourceMethod().getAnnotation(Guarded.class).value();
        Optional<RegistryCaller> known = caller(gate, request.getSecurityContext(), authorization);
        String name = request.getUriInfo().getPathParameters().getFirst("name");
        if (known.isEmpty()) {
            challenge(request, name, action, false);
            return;
        }
        RegistryCaller caller = known.get();
        RepositoryName repository = new RepositoryName(name);
        if (!gate.allowed(caller, repository, action)) {
            if (caller instanceof RegistryCaller.Visitor visitor
                    && gate.allowed(visitor.holder(), repository, action)) {
                challenge(request, name, action, true);
                return;
            }
            note(request, caller, repository, "denied");
            throw RegistryError.DENIED.with("this account must not do that with the images of " + repository.app());
        }
        note(request, caller, repository, "");
    }

    /** Says how to log in, or what the pass lacks; to a name that is none, without a scope. */
    private static void challenge(ContainerRequestContext request, String name, Action action, boolean more) {
        MultivaluedMap<String, String> headers = request.getHeaders();
        PublicOrigin origin =
                PublicOrigin.of(headers::getFirst, request.getUriInfo().getRequestUri());
        List<String> challenges = RepositoryName.parse(name)
                .map(repository -> RegistryChallenge.of(origin, repository, action, more))
                .orElseGet(() -> RegistryChallenge.of(origin));
        Response.ResponseBuilder answer = Response.status(Response.Status.UNAUTHORIZED)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(ErrorBody.of(
                        RegistryError.UNAUTHORIZED.name(),
                        more ? "this token is not for that" : "log in to the registry first"));
        challenges.forEach(challenge -> answer.header(HttpHeaders.WWW_AUTHENTICATE, challenge));
        request.abortWith(answer.build());
    }

    /**
     * A pushed or deleted tag is worth an entry in the audit log, and so is a refused change, with which a client ends;
     * blobs are not, nor is what the platform does.
     */
    private void note(ContainerRequestContext request, RegistryCaller caller, RepositoryName repository, String why) {
        boolean changes =
                resource.getResourceMethod().getAnnotation(Guarded.class).value() != Action.PULL;
        if (changes && (resource.getResourceClass() == ManifestResource.class || !why.isEmpty())) {
            caller.account().ifPresent(account -> AuditNote.of(request).ifPresent(note -> {
                note.want();
                note.user(account.username());
                note.app(repository.app());
                note.reason(why);
            }));
        }
    }

    /** Who calls: the account that the server authenticated, or that the Basic credentials or the pass belong to. */
    public static Optional<RegistryCaller> caller(RegistryGate gate, SecurityContext security, String authorization) {
        Optional<Caller> principal = Optional.ofNullable(security)
                .map(SecurityContext::getUserPrincipal)
                .filter(CallerPrincipal.class::isInstance)
                .map(known -> ((CallerPrincipal) known).caller());
        Optional<String> pass = BearerPass.parse(authorization);
        return principal.isEmpty() && pass.isPresent()
                ? gate.visitor(pass.get())
                : gate.identify(principal, BasicCredentials.parse(authorization));
    }
}
