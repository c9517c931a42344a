package dev.workflow.web.rate;

import dev.workflow.identity.ClientNetwork;
import dev.workflow.problem.Problem;
import dev.workflow.web.ApiPath;
import dev.workflow.web.CallerPrincipal;
import dev.workflow.web.ClientAddress;
import dev.workflow.web.ProblemReply;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Limits the requests of an account, and of an address for those who are not logged in. Off unless configured:
 * {@code workflow.rate.limit.account} and {@code workflow.rate.limit.address} are requests in a window of
 * {@code workflow.rate.limit.seconds}. The registry and the probes are not limited: a push is hundreds of requests, and a
 * probe that is refused restarts a server that works. Each server counts for itself.
 */
@WebFilter(
        filterName = "rate",
        urlPatterns = {"/v2/*", "/oauth/*", "/user/*"},
        asyncSupported = true)
public class RateLimitFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;
    private static final int CAPACITY = 50_000;
    private static final int TOO_MANY_REQUESTS = 429;

    @Inject
    @ConfigProperty(name = "workflow.rate.limit.account", defaultValue = "0")
    transient int perAccount;

    @Inject
    @ConfigProperty(name = "workflow.rate.limit.address", defaultValue = "0")
    transient int perAddress;

    @Inject
    @ConfigProperty(name = "workflow.rate.limit.seconds", defaultValue = "60")
    transient int seconds;

    @Inject
    @ConfigProperty(name = "workflow.trusted.proxies")
    transient Optional<String> proxies;

    @Inject
    transient Clock clock;

    private transient Optional<RateWindows> accounts = Optional.empty();
    private transient Optional<RateWindows> addresses = Optional.empty();

    @Override
    public void init(FilterConfig config) throws ServletException {
        super.init(config);
        accounts = windows(perAccount);
        addresses = windows(perAddress);
    }

    /** Of their own for each kind of client, so that many strangers cannot push accounts out. */
    private Optional<RateWindows> windows(int limit) {
        return limit <= 0
                ? Optional.empty()
                : Optional.of(new RateWindows(limit, Duration.ofSeconds(Math.max(1, seconds)), CAPACITY, clock));
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String path = request.getRequestURI();
        if ((ApiPath.isController(path) || ApiPath.isPassport(path)) && !granted(request, response)) {
            return;
        }
        chain.doFilter(request, response);
    }

    private boolean granted(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<RateWindows.Allowance> counted = request.getUserPrincipal() instanceof CallerPrincipal known
                ? accounts.map(
                        windows -> windows.request(Long.toString(known.caller().accountId())))
                : addresses.map(
                        windows -> windows.request(ClientNetwork.of(new ClientAddress(request, proxies).toString())));
        if (counted.isEmpty()) {
            return true;
        }
        RateWindows.Allowance allowance = counted.get();
        response.setHeader("RateLimit-Limit", Integer.toString(allowance.limit()));
        response.setHeader("RateLimit-Remaining", Integer.toString(allowance.remaining()));
        response.setHeader("RateLimit-Reset", Integer.toString(allowance.reset()));
        if (!allowance.granted()) {
            ProblemReply.send(request, response, tooMany(allowance));
        }
        return allowance.granted();
    }

    private static Problem tooMany(RateWindows.Allowance allowance) {
        String text = "Request was throttled. Expected available in " + allowance.reset() + " seconds.";
        return Problem.of(TOO_MANY_REQUESTS, "too-many-requests", text)
                .withHint("At most " + allowance.limit() + " requests are allowed in a while.")
                .withRetryAfter(allowance.reset());
    }
}
