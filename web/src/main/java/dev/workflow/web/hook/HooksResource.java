package dev.workflow.web.hook;

import dev.workflow.hook.BuilderHooks;
import dev.workflow.hook.BuilderKeys;
import dev.workflow.web.ForService;
import dev.workflow.web.JsonBody;
import dev.workflow.web.ServicePrincipal;
import dev.workflow.web.build.BuildBody;
import dev.workflow.web.config.ConfigWire;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;

/** For an external builder, which shows its key in a header. */
@Path("hooks")
@Dependent
@Produces(MediaType.APPLICATION_JSON)
@ForService(ServicePrincipal.BUILDER)
public class HooksResource {

    private static final int LONGEST_NAME = 150;

    private final BuilderHooks hooks;
    private final BuilderKeys keys;

    @Inject
    public HooksResource(BuilderHooks hooks, BuilderKeys keys) {
        this.hooks = hooks;
        this.keys = keys;
    }

    /** @param fingerprint MD5 with colons; one slash at its end is not part of it */
    @GET
    @Path("key/{fingerprint: .+}")
    public BuilderKeys.Pusher key(@PathParam("fingerprint") String fingerprint) {
        return keys.pusher(fingerprint.replaceFirst("/$", ""));
    }

    @GET
    @Path("keys/{app}")
    public Map<String, List<BuilderKeys.UserKey>> keys(@PathParam("app") String app) {
        return keys.of(app);
    }

    @GET
    @Path("keys/{app}/{username}")
    public Map<String, List<BuilderKeys.UserKey>> keys(
            @PathParam("app") String app, @PathParam("username") String username) {
        return keys.of(app, username);
    }

    @POST
    @Path("config")
    public ConfigWire config(JsonBody body) {
        return ConfigWire.of(hooks.config(user(body), repository(body)));
    }

    @POST
    @Path("build")
    public Map<String, Map<String, Integer>> build(JsonBody body) {
        int version = hooks.build(user(body), repository(body), BuildBody.read(body));
        return Map.of("release", Map.of("version", version));
    }

    private static String user(JsonBody body) {
        return body.string("receive_user", LONGEST_NAME);
    }

    private static String repository(JsonBody body) {
        return body.string("receive_repo", LONGEST_NAME);
    }
}
