package dev.workflow.web.settings;

import dev.workflow.persistence.identity.Caller;
import dev.workflow.settings.SettingsService;
import dev.workflow.settings.SettingsView;
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
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** Settings of an app. */
@Path("apps/{id}/settings")
@Dependent
@Produces(MediaType.APPLICATION_JSON)
public class SettingsResource {

    /** Settings on the wire (api.md §6). */
    public record SettingsWire(
            UUID uuid,
            String app,
            String owner,
            boolean routable,
            boolean autodeploy,
            boolean autorollback,
            Map<String, Object> autoscale,
            Map<String, Object> label,
            Instant created,
            Instant updated) {
        static SettingsWire of(String app, SettingsView view) {
            return new SettingsWire(
                    view.uuid(),
                    app,
                    view.owner(),
                    view.routable(),
                    view.autodeploy(),
                    view.autorollback(),
                    view.autoscale(),
                    view.label(),
                    view.created(),
                    view.updated());
        }
    }

    private final SettingsService settings;
    private final Caller caller;

    @Inject
    public SettingsResource(SettingsService settings, Caller caller) {
        this.settings = settings;
        this.caller = caller;
    }

    @GET
    public SettingsWire get(@PathParam("id") String app) {
        return SettingsWire.of(app, settings.get(caller, app));
    }

    @POST
    public Response change(@PathParam("id") String app, JsonBody body) {
        SettingsService.Change change = new SettingsService.Change(
                body.flag("routable"),
                body.flag("autodeploy"),
                body.flag("autorollback"),
                body.object("autoscale"),
                body.object("label"));
        return Response.status(Response.Status.CREATED)
                .entity(SettingsWire.of(app, settings.change(caller, app, change)))
                .build();
    }
}
