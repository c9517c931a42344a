package dev.workflow.web.volume;

import dev.workflow.persistence.identity.Caller;
import dev.workflow.problem.Problem;
import dev.workflow.volume.MountPath;
import dev.workflow.volume.NewVolume;
import dev.workflow.volume.NfsExport;
import dev.workflow.volume.PathChange;
import dev.workflow.volume.VolumeName;
import dev.workflow.volume.VolumeService;
import dev.workflow.volume.VolumeSize;
import dev.workflow.web.JsonBody;
import dev.workflow.web.Page;
import dev.workflow.web.Paging;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.Map;

/** Volumes of an app. */
@Path("apps/{id}/volumes")
@Dependent
@Produces(MediaType.APPLICATION_JSON)
public class VolumesResource {

    private static final int LONGEST_NAME = 63;
    private static final int LONGEST_SIZE = 32;

    private final VolumeService volumes;
    private final Caller caller;

    @Inject
    public VolumesResource(VolumeService volumes, Caller caller) {
        this.volumes = volumes;
        this.caller = caller;
    }

    @GET
    public Page<VolumeWire> list(@PathParam("id") String app, @BeanParam Paging paging) {
        return paging.page(volumes.list(caller, app, paging.window()).map(view -> VolumeWire.of(app, view)));
    }

    @POST
    public Response add(@PathParam("id") String app, JsonBody body) {
        NewVolume wanted = new NewVolume(
                new VolumeName(body.string("name", LONGEST_NAME)),
                size(body),
                body.optionalString("type", LONGEST_SIZE).orElse("csi"),
                NfsExport.of(body.object("parameters")),
                paths(body));
        return Response.status(Response.Status.CREATED)
                .entity(VolumeWire.of(app, volumes.add(caller, app, wanted)))
                .build();
    }

    @GET
    @Path("{name}")
    public VolumeWire get(@PathParam("id") String app, @PathParam("name") String name) {
        return VolumeWire.of(app, volumes.get(caller, app, name));
    }

    @PATCH
    @Path("{name}")
    public VolumeWire expand(@PathParam("id") String app, @PathParam("name") String name, JsonBody body) {
        return VolumeWire.of(app, volumes.expand(caller, app, name, size(body)));
    }

    @DELETE
    @Path("{name}")
    public void remove(@PathParam("id") String app, @PathParam("name") String name) {
        volumes.remove(caller, app, name);
    }

    @PATCH
    @Path("{name}/path")
    public VolumeWire mount(@PathParam("id") String app, @PathParam("name") String name, JsonBody body) {
        if (body.value("path").isEmpty()) {
            throw Problem.badRequest("no-path", "path is a required field");
        }
        PathChange change = PathChange.parse(body.object("path"));
        return VolumeWire.of(app, volumes.mount(caller, app, name, change));
    }

    private static VolumeSize size(JsonBody body) {
        return VolumeSize.parse(body.string("size", LONGEST_SIZE));
    }

    private static Map<String, MountPath> paths(JsonBody body) {
        Map<String, MountPath> paths = new LinkedHashMap<>();
        PathChange.parse(body.object("path"))
                .applied(Map.of())
                .forEach((type, path) -> paths.put(type, new MountPath(path)));
        return paths;
    }
}
