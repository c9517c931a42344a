package dev.workflow.web.openapi;

import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.Dependent;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** The description of the API for people: one page without scripts and without anything from elsewhere. */
@Path("docs")
@Dependent
@PermitAll
public class DocsResource {

    private static final String PAGE = DocsPage.of(ApiDocument.whole());
    private static final String STYLE = Markup.resource("docs.css");
    private static final String POLICY =
            "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    @GET
    public Response page() {
        return answer(MediaType.TEXT_HTML_TYPE, PAGE);
    }

    @GET
    @Path("style.css")
    public Response style() {
        return answer(new MediaType("text", "css"), STYLE);
    }

    private static Response answer(MediaType type, String text) {
        return Response.ok(text, type.withCharset("utf-8"))
                .header("Content-Security-Policy", POLICY)
                .header("Cache-Control", "max-age=300")
                .build();
    }
}
