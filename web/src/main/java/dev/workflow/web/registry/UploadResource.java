package dev.workflow.web.registry;

import dev.workflow.registry.Chunk;
import dev.workflow.registry.Digest;
import dev.workflow.registry.Registry;
import dev.workflow.registry.RegistryAccess.Action;
import dev.workflow.registry.RegistryError;
import dev.workflow.registry.RepositoryName;
import dev.workflow.registry.Upload;
import dev.workflow.registry.Uploads;
import dev.workflow.web.PublicOrigin;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;
import java.util.UUID;

/** A push that is going on: more chunks, its status, its end. */
@Path(RegistryPaths.NAME + "/blobs/uploads/{id: [^/]+}")
@PermitAll
@Dependent
public class UploadResource {

    private final Uploads uploads;

    @Inject
    public UploadResource(Registry registry) {
        this.uploads = registry.uploads();
    }

    @GET
    @Guarded(Action.PUSH)
    public Response status(
            @PathParam("name") String name,
            @PathParam("id") String id,
            @Context UriInfo uri,
            @Context HttpHeaders headers) {
        return progress(204, name, uploads.find(new RepositoryName(name), parse(id)), uri, headers);
    }

    @PATCH
    @Guarded(Action.PUSH)
    public Response append(
            @PathParam("name") String name,
            @PathParam("id") String id,
            @HeaderParam("Content-Range") String range,
            @Context UriInfo uri,
            @Context HttpHeaders headers,
            InputStream body) {
        Chunk chunk = ContentRange.chunk(range, body);
        return progress(202, name, uploads.append(new RepositoryName(name), parse(id), chunk), uri, headers);
    }

    @PUT
    @Guarded(Action.PUSH)
    public Response finish(
            @PathParam("name") String name,
            @PathParam("id") String id,
            @QueryParam("digest") String digest,
            @HeaderParam("Content-Range") String range,
            @Context UriInfo uri,
            @Context HttpHeaders headers,
            InputStream body) {
        Digest wanted = new Digest(digest);
        uploads.finish(new RepositoryName(name), parse(id), wanted, ContentRange.chunk(range, body));
        return created(name, wanted, uri, headers);
    }

    @DELETE
    @Guarded(Action.PUSH)
    public Response cancel(@PathParam("name") String name, @PathParam("id") String id) {
        uploads.cancel(new RepositoryName(name), parse(id));
        return Response.noContent().build();
    }

    private static UUID parse(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException malformed) {
            throw RegistryError.BLOB_UPLOAD_UNKNOWN.with("there is no such upload, start again");
        }
    }

    /** The range of an empty upload is 0-0 too: so it is since Docker's first registry. */
    static Response progress(int status, String name, Upload upload, UriInfo uri, HttpHeaders headers) {
        return Response.status(status)
                .header("Location", PublicOrigin.of(uri, headers).resolve(RegistryPaths.upload(name, upload.id())))
                .header("Range", "0-" + Math.max(0, upload.size() - 1))
                .header("Docker-Upload-UUID", upload.id())
                .build();
    }

    static Response created(String name, Digest digest, UriInfo uri, HttpHeaders headers) {
        return Response.status(Response.Status.CREATED)
                .header("Location", PublicOrigin.of(uri, headers).resolve(RegistryPaths.blob(name, digest)))
                .header("Docker-Content-Digest", digest)
                .build();
    }
}
