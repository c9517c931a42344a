package dev.workflow.web;

import dev.workflow.problem.Problem;
import dev.workflow.web.audit.AuditNote;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Turns whatever a resource throws into the contract's answer (api.md §1.3). */
@Provider
public class ProblemMapper implements ExceptionMapper<Throwable> {

    private static final Logger LOG = System.getLogger(ProblemMapper.class.getName());
    private static final int REDIRECTION_ENDS = 400;
    private static final Map<Integer, String> TEXTS = Map.of(
            400, "Malformed request.",
            406, "Could not satisfy the request Accept header.");

    private static final Problem UNKNOWN_URL = Problem.of(404, "unknown-address", "There is nothing at this address.");

    @Context
    private HttpHeaders headers;

    @Context
    private HttpServletRequest call;

    @Context
    private Request request;

    @Override
    public Response toResponse(Throwable failure) {
        if (!(failure instanceof WebApplicationException web)) {
            return answer(Diagnosis.of(failure));
        }
        Response given = web.getResponse();
        if (given.hasEntity() || given.getStatus() < REDIRECTION_ENDS) {
            return given;
        }
        if (web instanceof NotFoundException && web.getCause() == null) {
            return wantsRfc9457() ? answer(UNKNOWN_URL) : unknownUrl();
        }
        Problem behind = Diagnosis.of(web);
        Problem problem = behind.status() == Diagnosis.SERVER_ERROR ? ofStatus(given) : behind;
        Response answer = answer(problem);
        return web instanceof NotAllowedException
                ? Response.fromResponse(answer)
                        .header(HttpHeaders.ALLOW, given.getHeaderString(HttpHeaders.ALLOW))
                        .build()
                : answer;
    }

    /** The answer to a problem, for resources and filters that do not throw it. */
    private Response answer(Problem problem) {
        String id = RequestTrace.idOf(headers);
        log(problem, id);
        // Not every server that runs the resources is one of servlets.
        Optional.ofNullable(call).flatMap(AuditNote::of).ifPresent(note -> note.reason(problem.reason()));
        Response.ResponseBuilder answer = Response.status(problem.status());
        if (problem.status() == Response.Status.UNAUTHORIZED.getStatusCode()) {
            answer.header(HttpHeaders.WWW_AUTHENTICATE, "token");
        }
        RetryAfter.say(problem, answer::header);
        if (wantsRfc9457()) {
            return answer.entity(new JsonText(ProblemText.rfc9457(problem, id)))
                    .type(ProblemText.RFC_9457)
                    .build();
        }
        String text = ProblemText.contract(problem);
        return text.isEmpty()
                ? answer.build()
                : answer.entity(new JsonText(text))
                        .type(MediaType.APPLICATION_JSON_TYPE)
                        .build();
    }

    private Problem ofStatus(Response given) {
        int status = given.getStatus();
        String reason = given.getStatusInfo().getReasonPhrase();
        String text =
                switch (status) {
                    case 405 -> "Method \"" + request.getMethod() + "\" not allowed.";
                    case 415 ->
                        "Unsupported media type \"" + headers.getHeaderString(HttpHeaders.CONTENT_TYPE)
                                + "\" in request.";
                    case 500 -> "Server Error";
                    default -> TEXTS.getOrDefault(status, reason);
                };
        return Problem.of(status, reason.toLowerCase(Locale.ROOT).replace(' ', '-'), text);
    }

    private Response unknownUrl() {
        return Response.status(Response.Status.NOT_FOUND)
                .type(MediaType.TEXT_HTML_TYPE.withCharset("utf-8"))
                .entity("<!doctype html><html lang=\"en\"><title>Not Found</title><h1>Not Found</h1>"
                        + "<p>There is nothing at this address.</p></html>")
                .build();
    }

    private boolean wantsRfc9457() {
        return ProblemText.wantsRfc9457(headers.getHeaderString(HttpHeaders.ACCEPT));
    }

    /** Who throws a problem without a cause knows why, and has told the operator if there is something to do. */
    private void log(Problem problem, String id) {
        boolean unexpected = problem.status() == Diagnosis.SERVER_ERROR
                || (problem.status() > Diagnosis.SERVER_ERROR && problem.getCause() != null);
        if (unexpected) {
            LOG.log(Level.ERROR, "Request " + id + " failed: " + ProblemText.code(problem), problem);
        } else {
            LOG.log(Level.INFO, "Request {0} refused: {1} {2}", id, problem.status(), ProblemText.code(problem));
        }
    }
}
