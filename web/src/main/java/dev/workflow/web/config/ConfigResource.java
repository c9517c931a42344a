package dev.workflow.web.config;

import dev.workflow.config.ConfigField;
import dev.workflow.persistence.identity.Caller;
import dev.workflow.persistence.identity.Scope;
import dev.workflow.problem.Problem;
import dev.workflow.release.ReleaseService;
import dev.workflow.release.ReleasedConfigs;
import dev.workflow.web.JsonBody;
import dev.workflow.web.NeedsScope;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
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
    private final ReleasedConfigs released;
    private final Caller caller;

    @Inject
    public ConfigResource(ReleaseService releases, ReleasedConfigs released, Caller caller) {
        this.releases = releases;
        this.released = released;
        this.caller = caller;
    }

    /** @param version of a release, as {@code 3} or {@code v3}; absent for what new releases inherit */
    @GET
    @NeedsScope(Scope.Level.DEPLOY)
    public ConfigWire get(@PathParam("id") String app, @QueryParam("version") @DefaultValue("") String version) {
        return ConfigWire.of(
                version.isEmpty() ? releases.config(caller, app) : released.get(caller, app, number(version)));
    }

    private static int number(String version) {
        String digits = version.startsWith("v") ? version.substring(1) : version;
        if (!digits.matches("[0-9]{1,9}")) {
            throw Problem.field("version", "A valid integer is required.");
        }
        return Integer.parseInt(digits);
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
