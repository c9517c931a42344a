package dev.workflow.web.scim;

import dev.workflow.scim.ScimProblem;
import dev.workflow.web.audit.AuditNote;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Answers with the standard's word for what is wrong. */
@Provider
public class ScimProblemMapper implements ExceptionMapper<ScimProblem> {

    private static final Logger LOG = System.getLogger(ScimProblemMapper.class.getName());

    @Context
    private HttpServletRequest call;

    @Override
    public Response toResponse(ScimProblem problem) {
        LOG.log(Level.INFO, "A SCIM request was refused: {0} {1}", problem.status(), problem.code());
        AuditNote.of(call).ifPresent(note -> note.reason(problem.reason()));
        return Response.status(problem.status())
                .type(Scim.JSON)
                .entity(ScimError.of(problem.status(), problem.scimType(), problem.getMessage()))
                .build();
    }
}
