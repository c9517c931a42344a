package dev.workflow.web.certificate;

import dev.workflow.certificate.Attachments;
import dev.workflow.persistence.identity.Caller;
import dev.workflow.problem.Problem;
import dev.workflow.web.JsonBody;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** The domains that show a certificate. */
@Path("apps/{id}/certs/{cert}/domain")
@Dependent
@Produces(MediaType.APPLICATION_JSON)
public class AttachmentsResource {

    private static final int LONGEST = 1024;

    private final Attachments attachments;
    private final Caller caller;

    @Inject
    public AttachmentsResource(Attachments attachments, Caller caller) {
        this.attachments = attachments;
        this.caller = caller;
    }

    @POST
    public Response attach(@PathParam("id") String app, @PathParam("cert") String name, JsonBody body) {
        String domain = body.optionalString("domain", LONGEST)
                .orElseThrow(() -> Problem.badRequest("no-domain", "domain is a required field"));
        return attachNamed(app, name, domain);
    }

    @POST
    @Path("{domain}")
    public Response attachNamed(
            @PathParam("id") String app, @PathParam("cert") String name, @PathParam("domain") String domain) {
        attachments.attach(caller, app, name, domain);
        return Response.status(Response.Status.CREATED).build();
    }

    @DELETE
    @Path("{domain}")
    public void detach(
            @PathParam("id") String app, @PathParam("cert") String name, @PathParam("domain") String domain) {
        attachments.detach(caller, app, name, domain);
    }
}
