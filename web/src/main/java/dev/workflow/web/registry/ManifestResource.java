package dev.workflow.web.registry;

import dev.workflow.image.MediaTypes;
import dev.workflow.registry.Manifests;
import dev.workflow.registry.Manifests.Manifest;
import dev.workflow.registry.Reference;
import dev.workflow.registry.Registry;
import dev.workflow.registry.RegistryAccess.Action;
import dev.workflow.registry.RegistryError;
import dev.workflow.registry.RepositoryName;
import dev.workflow.web.PublicOrigin;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;

/** Manifests by tag and by digest. */
@Path(RegistryPaths.NAME + "/manifests/{reference: [^/]+}")
@PermitAll
@Dependent
public class ManifestResource {

    private final Manifests manifests;

    @Inject
    public ManifestResource(Registry registry) {
        this.manifests = registry.manifests();
    }

    @HEAD
    @Guarded(Action.PULL)
    public Response head(@PathParam("name") String name, @PathParam("reference") String reference) {
        return answer(find(name, reference)).build();
    }

    @GET
    @Guarded(Action.PULL)
    public Response get(@PathParam("name") String name, @PathParam("reference") String reference) {
        Manifest manifest = find(name, reference);
        return answer(manifest).entity(manifest.content()).build();
    }

    private Manifest find(String name, String reference) {
        return manifests.get(new RepositoryName(name), Reference.parse(reference));
    }

    private static Response.ResponseBuilder answer(Manifest manifest) {
        return Response.ok()
                .header("Content-Type", manifest.mediaType())
                .header("Content-Length", manifest.content().length)
                .header("Docker-Content-Digest", manifest.digest());
    }

    @PUT
    @Guarded(Action.PUSH)
    public Response put(
            @PathParam("name") String name,
            @PathParam("reference") String reference,
            @HeaderParam("Content-Type") String contentType,
            @Context UriInfo uri,
            @Context HttpHeaders headers,
            InputStream body) {
        Manifest manifest = manifests.put(
                new RepositoryName(name), Reference.parse(reference), MediaTypes.plain(contentType), read(body));
        Response.ResponseBuilder answer = Response.status(Response.Status.CREATED)
                .header(
                        "Location",
                        PublicOrigin.of(uri, headers).resolve(RegistryPaths.manifest(name, manifest.digest())))
                .header("Docker-Content-Digest", manifest.digest());
        manifest.subject().ifPresent(subject -> answer.header("OCI-Subject", subject));
        return answer.build();
    }

    /** One byte more than allowed is enough to be refused. */
    private static byte[] read(InputStream body) {
        try {
            return body.readNBytes(MediaTypes.LARGEST_MANIFEST + 1);
        } catch (IOException broken) {
            throw RegistryError.MANIFEST_INVALID.because("the manifest broke off", broken);
        }
    }

    @DELETE
    @Guarded(Action.DELETE)
    public Response delete(@PathParam("name") String name, @PathParam("reference") String reference) {
        manifests.delete(new RepositoryName(name), Reference.parse(reference));
        return Response.accepted().build();
    }
}
