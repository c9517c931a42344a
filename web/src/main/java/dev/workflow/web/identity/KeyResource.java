package dev.workflow.web.identity;

import dev.workflow.identity.SshKeyName;
import dev.workflow.identity.SshKeyView;
import dev.workflow.identity.SshKeys;
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

/** The caller's SSH keys. An id may contain slashes; one slash at its end is not part of it (api.md §1). */
@Path("keys")
@Dependent
@Produces(MediaType.APPLICATION_JSON)
public class KeyResource {

    private static final int LONGEST_ID = 128;
    private static final int LONGEST_LINE = 16 * 1024;

    private final SshKeys keys;
    private final Caller caller;

    @Inject
    public KeyResource(SshKeys keys, Caller caller) {
        this.keys = keys;
        this.caller = caller;
    }

    @GET
    public Page<SshKeyView> list(@BeanParam Paging paging) {
        return paging.page(keys.list(caller, paging.window()));
    }

    @POST
    public Response add(JsonBody body) {
        SshKeyName name = new SshKeyName(body.string("id", LONGEST_ID));
        SshKeyView added = keys.add(caller, name, body.string("public", LONGEST_LINE));
        return Response.status(Response.Status.CREATED).entity(added).build();
    }

    @GET
    @Path("{id: .+}")
    public SshKeyView get(@PathParam("id") String id) {
        return keys.get(caller, withoutSlash(id));
    }

    @DELETE
    @Path("{id: .+}")
    public void delete(@PathParam("id") String id) {
        keys.delete(caller, withoutSlash(id));
    }

    private static String withoutSlash(String id) {
        return id.endsWith("/") ? id.substring(0, id.length() - 1) : id;
    }
}
