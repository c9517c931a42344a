package dev.workflow.web.registry;

import dev.workflow.registry.RegistryProblem;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Refuses in the words that registry clients understand; the controller's problems have another mapper. */
@Provider
public class RegistryProblemMapper implements ExceptionMapper<RegistryProblem> {

    private static final System.Logger LOG = System.getLogger(RegistryProblemMapper.class.getName());

    @Override
    public Response toResponse(RegistryProblem problem) {
        LOG.log(System.Logger.Level.DEBUG, "The registry refused: {0} {1}", problem.code(), problem.getMessage());
        Response.ResponseBuilder answer = Response.status(problem.status())
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(ErrorBody.of(problem.code(), problem.getMessage()));
        if (problem.status() == Response.Status.UNAUTHORIZED.getStatusCode()) {
            answer.header(HttpHeaders.WWW_AUTHENTICATE, BasicCredentials.CHALLENGE);
        }
        return answer.build();
    }
}
