package dev.workflow.web;

import dev.workflow.problem.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;

/** Answers with a problem where no resource is reached: in the shape that {@link ProblemMapper} gives it. */
public final class ProblemReply {

    private static final Logger LOG = System.getLogger(ProblemReply.class.getName());

    private ProblemReply() {}

    /** @param request one that has come through {@link FrontFilter} */
    public static void send(HttpServletRequest request, HttpServletResponse response, Problem problem)
            throws IOException {
        send(request.getHeader("Accept"), response, problem, request.getHeader(RequestTrace.HEADER));
    }

    /** @param accept the request's header, or null */
    static void send(String accept, HttpServletResponse response, Problem problem, String requestId)
            throws IOException {
        LOG.log(Level.INFO, "Request {0} refused: {1} {2}", requestId, problem.status(), ProblemText.code(problem));
        boolean rfc9457 = ProblemText.wantsRfc9457(accept);
        String text = rfc9457 ? ProblemText.rfc9457(problem, requestId) : ProblemText.contract(problem);
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        response.setStatus(problem.status());
        if (problem.retryAfter() > 0) {
            response.setHeader("Retry-After", Integer.toString(problem.retryAfter()));
        }
        response.setContentType(rfc9457 ? ProblemText.RFC_9457 : "application/json");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
