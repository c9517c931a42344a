package dev.workflow.web.idempotency;

import dev.workflow.idempotency.Answer;
import dev.workflow.idempotency.IdempotencyKey;
import dev.workflow.idempotency.IdempotentCalls;
import dev.workflow.idempotency.NotKept;
import dev.workflow.idempotency.Reply;
import dev.workflow.problem.Problem;
import dev.workflow.web.ApiPath;
import dev.workflow.web.CallerPrincipal;
import dev.workflow.web.JsonBodyReader;
import dev.workflow.web.ProblemReply;
import jakarta.ejb.EJB;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A call with an {@code Idempotency-Key} runs in one transaction with the storing of its answer, which is sent only after
 * the commit; see {@link IdempotentCalls}. Without the header, without a login, for reads and for the registry nothing
 * is different. Calls that hand out credentials are not kept at all.
 */
@WebFilter(filterName = "idempotency", urlPatterns = "/v2/*", asyncSupported = true)
public class IdempotencyFilter extends HttpFilter {

    static final String HEADER = "Idempotency-Key";
    static final String REPLAYED = "Idempotency-Replayed";

    private static final long serialVersionUID = 1L;
    private static final Set<String> CHANGING = Set.of("POST", "PUT", "PATCH", "DELETE");
    private static final Pattern CREDENTIALS = Pattern.compile("/v2/(?:(?:auth|login|oauth|tokens)(?:/.*)?|users/?)");

    @EJB
    private transient IdempotentCalls calls;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request.getUserPrincipal() instanceof CallerPrincipal caller && isMeant(request)) {
            once(caller, request, response, chain);
        } else {
            chain.doFilter(request, response);
        }
    }

    private static boolean isMeant(HttpServletRequest request) {
        String path = request.getRequestURI();
        return request.getHeader(HEADER) != null
                && CHANGING.contains(request.getMethod())
                && ApiPath.isController(path)
                && !CREDENTIALS.matcher(path).matches();
    }

    private void once(
            CallerPrincipal caller, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException {
        HeldReply held = new HeldReply(response);
        try {
            IdempotencyKey key = new IdempotencyKey(caller.caller().accountId(), request.getHeader(HEADER));
            byte[] body = body(request);
            byte[] fingerprint = Fingerprint.of(
                    caller.caller().scope(),
                    request.getMethod(),
                    request.getRequestURI(),
                    request.getQueryString(),
                    body);
            Work work = new Work(chain, new RepeatedBody(request, body), held);
            Reply reply = calls.once(key, fingerprint, work);
            if (reply.replayed()) {
                replay(reply.answer(), response);
            } else {
                held.release();
            }
        } catch (NotKept refused) {
            held.release();
        } catch (Problem refused) {
            ProblemReply.send(request, response, refused);
        }
    }

    private static byte[] body(HttpServletRequest request) throws IOException {
        byte[] body = request.getInputStream().readNBytes(JsonBodyReader.LARGEST + 1);
        if (body.length > JsonBodyReader.LARGEST) {
            throw Problem.of(
                            413,
                            "body-too-large",
                            "The request body is larger than " + JsonBodyReader.LARGEST + " bytes.")
                    .withHint("Send large bodies without an Idempotency-Key.");
        }
        return body;
    }

    private static void replay(Answer answer, HttpServletResponse response) throws IOException {
        response.setStatus(answer.status());
        answer.headers().forEach(response::setHeader);
        response.setHeader(REPLAYED, "true");
        HeldReply.send(response, answer.body());
    }

    /** The rest of the chain, with this application's class loader: the bean has its own in the meantime. */
    private record Work(FilterChain chain, RepeatedBody request, HeldReply held, ClassLoader loader)
            implements IdempotentCalls.Work {

        Work(FilterChain chain, RepeatedBody request, HeldReply held) {
            this(chain, request, held, Thread.currentThread().getContextClassLoader());
        }

        @Override
        public Answer answer() {
            ClassLoader beans = Thread.currentThread().getContextClassLoader();
            Thread.currentThread().setContextClassLoader(loader);
            try {
                chain.doFilter(request, held);
                return held.answer();
            } catch (IOException | ServletException broken) {
                throw new IllegalStateException("the call broke off", broken);
            } finally {
                Thread.currentThread().setContextClassLoader(beans);
            }
        }
    }
}
