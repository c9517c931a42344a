package dev.workflow.web;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import java.util.List;

/**
 * A client that names only {@code application/problem+json} wants that for errors; it must not be told 406 because the
 * good answer is plain JSON.
 */
@Provider
@PreMatching
public class ProblemDetails implements ContainerRequestFilter {

    @Override
    public void filter(ContainerRequestContext request) {
        String accept = request.getHeaderString(HttpHeaders.ACCEPT);
        if (ProblemText.wantsRfc9457(accept)) {
            request.getHeaders()
                    .put(HttpHeaders.ACCEPT, List.of(accept + ", " + MediaType.APPLICATION_JSON + ";q=0.1"));
        }
    }
}
