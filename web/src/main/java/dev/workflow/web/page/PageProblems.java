package dev.workflow.web.page;

import dev.workflow.web.ApiPath;
import dev.workflow.web.Diagnosis;
import dev.workflow.web.ProblemMapper;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * Shows people what went wrong as a page, and programs as {@link ProblemMapper} does. Who is not logged in where they
 * would have to be is sent to log in, and back.
 */
@Provider
public class PageProblems extends ProblemMapper {

    private static final int UNAUTHORIZED = 401;

    @Context
    private HttpHeaders headers;

    @Context
    private HttpServletRequest request;

    @Inject
    Browser browser;

    @Override
    public Response toResponse(Throwable failure) {
        Response plain = super.toResponse(failure);
        if (failure instanceof WebApplicationException given
                        && given.getResponse().hasEntity()
                || plain.getStatus() < Response.Status.BAD_REQUEST.getStatusCode()
                || !wantsHtml()) {
            return plain;
        }
        return plain.getStatus() == UNAUTHORIZED && request.getMethod().equals("GET")
                ? login()
                : browser.show(ErrorPage.of(plain.getStatus(), Diagnosis.of(failure)));
    }

    private Response login() {
        String query = request.getQueryString() == null ? "" : "?" + request.getQueryString();
        String next = URLEncoder.encode(request.getRequestURI() + query, StandardCharsets.UTF_8);
        return browser.go(ReturnPath.parse("/user/login/?next=" + next).orElse(new ReturnPath("/user/login/")));
    }

    private boolean wantsHtml() {
        return ApiPath.isForPeople(request.getRequestURI())
                && headers.getAcceptableMediaTypes().stream().anyMatch(MediaType.TEXT_HTML_TYPE::equals);
    }
}
