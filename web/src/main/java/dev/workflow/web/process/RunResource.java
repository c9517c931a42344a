package dev.workflow.web.process;

import dev.workflow.persistence.identity.Caller;
import dev.workflow.process.ProcessType;
import dev.workflow.release.ProcessService;
import dev.workflow.volume.MountPath;
import dev.workflow.web.JsonBody;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.Map;

/** One-off processes. The reply names the pod in a header, so that a client can follow its output. */
@Path("apps/{id}/run")
@Dependent
@Produces(MediaType.APPLICATION_JSON)
public class RunResource {

    static final String POD_HEADER = "DRYCC_POD";
    private static final int LONGEST_COMMAND = 64 * 1024;
    private static final int DEFAULT_SECONDS = 3600;

    private final ProcessService processes;
    private final Caller caller;

    @Inject
    public RunResource(ProcessService processes, Caller caller) {
        this.processes = processes;
        this.caller = caller;
    }

    @POST
    public Response run(@PathParam("id") String app, JsonBody body) {
        ProcessService.Job job = new ProcessService.Job(
                CommandWords.split(
                        body.optionalString("command", LONGEST_COMMAND).orElse("")),
                ProcessType.ofField("ptype", body.optionalString("ptype", 63).orElse(ProcessType.RUN.value()))
                        .value(),
                seconds(body, "timeout"),
                seconds(body, "expires"),
                volumes(body));
        return Response.noContent()
                .header(POD_HEADER, processes.run(caller, app, job))
                .build();
    }

    private static Map<String, MountPath> volumes(JsonBody body) {
        Map<String, MountPath> paths = new LinkedHashMap<>();
        body.object("volumes").forEach((volume, path) -> paths.put(volume, MountPath.parse(path)));
        return paths;
    }

    private static int seconds(JsonBody body, String field) {
        return body.optionalInteger(field).filter(given -> given > 0).orElse(DEFAULT_SECONDS);
    }
}
