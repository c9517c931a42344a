package dev.workflow.web.mail;

import dev.workflow.mail.Outbox;
import dev.workflow.persistence.identity.Caller;
import dev.workflow.problem.Problem;
import dev.workflow.web.CallerPrincipal;
import dev.workflow.web.Page;
import dev.workflow.web.Paging;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;

/** The platform's mail, for administrators. Not part of the pinned contract. */
@Path("mail")
@Dependent
@Produces(MediaType.APPLICATION_JSON)
public class MailResource {

    private final Outbox outbox;
    private final Caller caller;

    @Inject
    public MailResource(Outbox outbox, Caller caller) {
        this.outbox = outbox;
        this.caller = caller;
    }

    @GET
    @RolesAllowed(CallerPrincipal.SUPERUSER)
    public Page<MailWire> list(@BeanParam Paging paging) {
        return paging.page(outbox.list(caller, paging.window()).map(MailWire::of));
    }

    @GET
    @Path("{uuid}")
    @RolesAllowed(CallerPrincipal.SUPERUSER)
    public MailWire show(@PathParam("uuid") String uuid) {
        try {
            return MailWire.of(outbox.show(caller, UUID.fromString(uuid)));
        } catch (IllegalArgumentException notAUuid) {
            throw Problem.notFound("Mail");
        }
    }
}
