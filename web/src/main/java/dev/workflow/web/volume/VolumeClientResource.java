package dev.workflow.web.volume;

import dev.workflow.persistence.identity.Caller;
import dev.workflow.persistence.identity.Scope;
import dev.workflow.volume.FileContent;
import dev.workflow.volume.StoredFile;
import dev.workflow.volume.VolumeFileService;
import dev.workflow.web.NeedsScope;
import dev.workflow.web.Results;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;

/** The files of a volume. */
@Path("apps/{id}/volumes/{name}/client")
@Dependent
@Produces(MediaType.APPLICATION_JSON)
public class VolumeClientResource {

    /** @param size as text, as clients expect it */
    public record FileWire(String name, String path, String size, String type, Instant timestamp) {
        static FileWire of(StoredFile file) {
            return new FileWire(
                    file.name(),
                    file.path(),
                    Long.toString(file.size()),
                    file.directory() ? "dir" : "file",
                    file.modified());
        }
    }

    private final VolumeFileService files;
    private final Caller caller;

    @Inject
    public VolumeClientResource(VolumeFileService files, Caller caller) {
        this.files = files;
        this.caller = caller;
    }

    @GET
    @NeedsScope(Scope.Level.DEPLOY)
    public Results<FileWire> list(
            @PathParam("id") String app,
            @PathParam("name") String name,
            @QueryParam("path") @DefaultValue("") String path) {
        return Results.of(
                files.list(caller, app, name, path).stream().map(FileWire::of).toList());
    }

    @GET
    @Path("{path: .+}")
    @NeedsScope(Scope.Level.DEPLOY)
    @Produces(MediaType.WILDCARD)
    public Response read(@PathParam("id") String app, @PathParam("name") String name, @PathParam("path") String path) {
        FileContent content = files.open(caller, app, name, path);
        return answer(content).entity(new Streamed(content)).build();
    }

    @HEAD
    @Path("{path: .+}")
    @NeedsScope(Scope.Level.DEPLOY)
    @Produces(MediaType.WILDCARD)
    public Response head(@PathParam("id") String app, @PathParam("name") String name, @PathParam("path") String path)
            throws IOException {
        try (FileContent content = files.open(caller, app, name, path)) {
            return answer(content).build();
        }
    }

    /** What a tenant's app wrote is shown by no browser, whatever it looks like. */
    private static Response.ResponseBuilder answer(FileContent content) {
        return Response.ok()
                .type(MediaType.APPLICATION_OCTET_STREAM_TYPE)
                .header(HttpHeaders.CONTENT_LENGTH, content.size());
    }

    @POST
    @Consumes("filer/octet-stream")
    public Response write(
            @PathParam("id") String app,
            @PathParam("name") String name,
            @HeaderParam(HttpHeaders.CONTENT_DISPOSITION) @DefaultValue("") String disposition,
            InputStream content) {
        Disposition target = Disposition.parse(disposition);
        files.write(
                caller,
                app,
                name,
                new VolumeFileService.Target(target.parameter("filepath").orElse(""), target.fileName()),
                content);
        return Response.ok().build();
    }

    @DELETE
    @Path("{path: .+}")
    public Response delete(
            @PathParam("id") String app, @PathParam("name") String name, @PathParam("path") String path) {
        files.delete(caller, app, name, path);
        return Response.ok().build();
    }
}
