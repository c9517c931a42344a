package dev.workflow.web.page;

import dev.workflow.problem.Problem;
import dev.workflow.web.PublicOrigin;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.Method;
import java.util.Set;

/**
 * Refuses what another site makes a browser send. Browsers say where a request comes from; programs, which say nothing,
 * have no cookie that would be of use. {@link Browser#requireOwnForm} is the second lock.
 */
@Provider
@Priority(Priorities.AUTHENTICATION)
public class OwnFormsOnly implements ContainerRequestFilter {

    private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");
    private static final Set<String> OWN = Set.of("same-origin", "none");

    @Context
    private HttpServletRequest servlet;

    @Context
    private ResourceInfo resource;

    @Inject
    Browser browser;

    @Override
    public void filter(ContainerRequestContext request) {
        if (READS.contains(request.getMethod()) || browser.key().isEmpty() || isOpenToOthers()) {
            return;
        }
        String origin = request.getHeaderString("Origin");
        String site = request.getHeaderString("Sec-Fetch-Site");
        boolean foreign = origin != null ? !isOurs(origin) : site != null && !OWN.contains(site);
        if (foreign) {
            throw Problem.of(403, "foreign-form", "Another site sent this form.")
                    .withHint("Nothing was done.");
        }
    }

    /** By the name that people have for us, or the one that this browser has. */
    private boolean isOurs(String origin) {
        return origin.equals(browser.origin().toString())
                || origin.equals(PublicOrigin.of(servlet).toString());
    }

    private boolean isOpenToOthers() {
        Method method = resource.getResourceMethod();
        return method != null && method.isAnnotationPresent(FormsOfOthers.class);
    }
}
