package dev.workflow.web.domain;

import dev.workflow.domain.DomainService;
import dev.workflow.domain.DomainView;
import dev.workflow.persistence.identity.Caller;
import dev.workflow.web.JsonBody;
import dev.workflow.web.Page;
import dev.workflow.web.Paging;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;

/** Host names of an app. */
@Path("apps/{id}/domains")
@Dependent
@Produces(MediaType.APPLICATION_JSON)
public class DomainsResource {

    private static final int LONGEST = 1024;

    /** The closed field set of a domain (api.md §15). */
    public record DomainWire(String owner, Instant created, Instant updated, String app, String domain, String ptype) {
        static DomainWire of(String app, DomainView view) {
            return new DomainWire(view.owner(), view.created(), view.updated(), app, view.domain(), view.ptype());
        }
    }

    private final DomainService domains;
    private final Caller caller;

    @Inject
    public DomainsResource(DomainService domains, Caller caller) {
        this.domains = domains;
        this.caller = caller;
    }

    @GET
    public Page<DomainWire> list(@PathParam("id") String app, @BeanParam Paging paging) {
        return paging.page(domains.list(caller, app, paging.window()).map(view -> DomainWire.of(app, view)));
    }

    @POST
    public Response add(@PathParam("id") String app, JsonBody body) {
        DomainView added = domains.add(caller, app, body.string("domain", LONGEST), body.string("ptype", 63));
        return Response.status(Response.Status.CREATED)
                .entity(DomainWire.of(app, added))
                .build();
    }

    @DELETE
    @Path("{domain}")
    public void remove(@PathParam("id") String app, @PathParam("domain") String domain) {
        domains.remove(caller, app, domain);
    }
}
