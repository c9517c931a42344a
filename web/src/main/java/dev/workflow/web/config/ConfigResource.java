package dev.workflow.web.config;

import dev.workflow.config.ConfigField;
import dev.workflow.persistence.identity.Caller;
import dev.workflow.release.ReleaseService;
import dev.workflow.web.JsonBody;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.Map;

/** The configuration of an app; a change makes a release. */
@Path("apps/{id}/config")
@Dependent
@Produces(MediaType.APPLICATION_JSON)
public class ConfigResource {

    private final ReleaseService releases;
    private final Caller caller;

    @Inject
    public ConfigResource(ReleaseService releases, Caller caller) {
        this.releases = releases;
        this.caller = caller;
    }

    @GET
    public ConfigWire get(@PathParam("id") String app) {
        return ConfigWire.of(releases.config(caller, app));
    }

    @POST
    public Response change(@PathParam("id") String app, JsonBody body) {
        Map<String, Map<String, Object>> change = new LinkedHashMap<>();
        for (ConfigField field : ConfigField.values()) {
            if (body.value(field.wire()).isPresent()) {
                change.put(field.wire(), body.object(field.wire()));
            }
        }
        return Response.status(Response.Status.CREATED)
                .entity(ConfigWire.of(releases.changeConfig(caller, app, change)))
                .build();
    }
}
