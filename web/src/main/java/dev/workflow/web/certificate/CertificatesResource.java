package dev.workflow.web.certificate;

import dev.workflow.certificate.CertificateName;
import dev.workflow.certificate.CertificateService;
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

/** Certificates that users bring. */
@Path("apps/{id}/certs")
@Dependent
@Produces(MediaType.APPLICATION_JSON)
public class CertificatesResource {

    private static final int LONGEST_NAME = 1024;
    private static final int LONGEST_PEM = 1024 * 1024;

    private final CertificateService certificates;
    private final Caller caller;

    @Inject
    public CertificatesResource(CertificateService certificates, Caller caller) {
        this.certificates = certificates;
        this.caller = caller;
    }

    @GET
    public Page<CertificateWire> list(@PathParam("id") String app, @BeanParam Paging paging) {
        return paging.page(certificates.list(caller, app, paging.window()).map(view -> CertificateWire.of(app, view)));
    }

    @POST
    public Response add(@PathParam("id") String app, JsonBody body) {
        CertificateName name = new CertificateName(body.string("name", LONGEST_NAME));
        String chain = body.string("certificate", LONGEST_PEM);
        String key = body.string("key", LONGEST_PEM);
        return Response.status(Response.Status.CREATED)
                .entity(CertificateWire.of(app, certificates.add(caller, app, name, chain, key)))
                .build();
    }

    @GET
    @Path("{cert}")
    public CertificateWire get(@PathParam("id") String app, @PathParam("cert") String name) {
        return CertificateWire.of(app, certificates.get(caller, app, name));
    }

    @DELETE
    @Path("{cert}")
    public void remove(@PathParam("id") String app, @PathParam("cert") String name) {
        certificates.remove(caller, app, name);
    }
}
