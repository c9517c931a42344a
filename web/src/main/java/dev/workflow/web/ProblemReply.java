package dev.workflow.web;

import dev.workflow.problem.Problem;
import dev.workflow.web.page.ErrorPage;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;

/**
 * Answers with a problem where no resource is reached: in the shape that {@link ProblemMapper} gives it, or for people
 * with a page.
 */
public final class ProblemReply {

    private static final Logger LOG = System.getLogger(ProblemReply.class.getName());

    private ProblemReply() {}

    /** @param request one that has come through {@link FrontFilter} */
    public static void send(HttpServletRequest request, HttpServletResponse response, Problem problem)
            throws IOException {
        send(request, response, problem, request.getHeader(RequestTrace.HEADER));
    }

    static void send(HttpServletRequest request, HttpServletResponse response, Problem problem, String requestId)
            throws IOException {
        LOG.log(Level.INFO, "Request {0} refused: {1} {2}", requestId, problem.status(), ProblemText.code(problem));
        String accept = request.getHeader("Accept");
        if (accept != null && accept.contains("text/html") && ApiPath.isForPeople(request.getRequestURI())) {
            ErrorPage.of(problem.status(), problem).traced(requestId).send(response);
            return;
        }
        boolean rfc9457 = ProblemText.wantsRfc9457(accept);
        String text = rfc9457 ? ProblemText.rfc9457(problem, requestId) : ProblemText.contract(problem);
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        response.setStatus(problem.status());
        RetryAfter.say(problem, response::setHeader);
        response.setContentType(rfc9457 ? ProblemText.RFC_9457 : "application/json");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
