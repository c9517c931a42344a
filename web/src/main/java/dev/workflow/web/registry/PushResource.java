package dev.workflow.web.registry;

import dev.workflow.registry.Chunk;
import dev.workflow.registry.Digest;
import dev.workflow.registry.Registry;
import dev.workflow.registry.RegistryAccess.Action;
import dev.workflow.registry.RegistryGate;
import dev.workflow.registry.RepositoryName;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;

/** The start of a push: in one request, as a blob of another repository, or in chunks that follow. */
@Path(RegistryPaths.NAME + "/blobs/uploads")
@PermitAll
@Dependent
public class PushResource {

    private final Registry registry;
    private final RegistryGate gate;

    @Inject
    public PushResource(Registry registry, RegistryGate gate) {
        this.registry = registry;
        this.gate = gate;
    }

    @POST
    @Guarded(Action.PUSH)
    public Response start(
            @PathParam("name") String name,
            @QueryParam("digest") String digest,
            @QueryParam("mount") String mount,
            @QueryParam("from") String from,
            @Context UriInfo uri,
            @Context HttpHeaders headers,
            @Context SecurityContext security,
            InputStream body) {
        RepositoryName repository = new RepositoryName(name);
        if (digest != null) {
            Digest wanted = new Digest(digest);
            registry.uploads().store(repository, wanted, Chunk.of(body));
            return UploadResource.created(name, wanted, uri, headers);
        }
        if (mount != null && from != null && mount(repository, mount, from, security, headers)) {
            return UploadResource.created(name, new Digest(mount), uri, headers);
        }
        return UploadResource.progress(202, name, registry.uploads().start(repository), uri, headers);
    }

    /** False, and so the start of an ordinary push, when the caller must not see the other repository either. */
    private boolean mount(RepositoryName to, String mount, String from, SecurityContext security, HttpHeaders headers) {
        RepositoryName source = new RepositoryName(from);
        return RegistryGuard.caller(gate, security, headers.getHeaderString(HttpHeaders.AUTHORIZATION))
                .filter(caller -> gate.allowed(caller, source, Action.PULL))
                .filter(caller -> registry.blobs().mount(source, to, new Digest(mount)))
                .isPresent();
    }
}
