package dev.workflow.web.registry;

import dev.workflow.registry.RegistryProblem;
import dev.workflow.web.PublicOrigin;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Refuses in the words that registry clients understand; the controller's problems have another mapper. */
@Provider
public class RegistryProblemMapper implements ExceptionMapper<RegistryProblem> {

    private static final System.Logger LOG = System.getLogger(RegistryProblemMapper.class.getName());

    @Context
    private UriInfo uri;

    @Context
    private HttpHeaders headers;

    @Override
    public Response toResponse(RegistryProblem problem) {
        LOG.log(System.Logger.Level.DEBUG, "The registry refused: {0} {1}", problem.code(), problem.getMessage());
        Response.ResponseBuilder answer = Response.status(problem.status())
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(ErrorBody.of(problem.code(), problem.getMessage()));
        if (problem.status() == Response.Status.UNAUTHORIZED.getStatusCode()) {
            RegistryChallenge.of(PublicOrigin.of(uri, headers))
                    .forEach(challenge -> answer.header(HttpHeaders.WWW_AUTHENTICATE, challenge));
        }
        return answer.build();
    }
}
