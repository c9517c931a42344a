package dev.workflow.web.registry;

import dev.workflow.registry.RepositoryName;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.Dependent;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;

/**
 * Tells who pushes to a repository named like a part of the controller that this is no name. Deeper paths stay the
 * controller's: there they can be files of a volume.
 */
@Path("{name: (?:" + RepositoryName.RESERVED + ")(?:/[^/]+)?}/blobs/uploads")
@PermitAll
@Dependent
public class ReservedNameResource {

    /** Always refused: the name is reserved. */
    @POST
    public Response refuse(@PathParam("name") String name) {
        throw new IllegalStateException("accepted as a repository: " + new RepositoryName(name));
    }
}
