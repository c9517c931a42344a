package dev.workflow.web.oauth;

import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.TokenErrorResponse;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import dev.workflow.web.JsonText;
import dev.workflow.web.PlatformUrl;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** A request of a program, and its answer, as the SDK reads and writes them. No answer is to be kept by anybody. */
@RequestScoped
public class OAuthExchange {

    /** Bytes; a token, an assertion and the names around them fit. */
    private static final int LARGEST = 64 * 1024;

    private static final int UNAUTHORIZED = 401;
    private static final Set<String> REPEATABLE = Set.of("", "resource", "audience");
    private static final Pattern FORM_SECRET = Pattern.compile("(?:^|&)client_(?:secret|assertion)=");

    private HttpServletRequest request;
    private PlatformUrl platform;

    protected OAuthExchange() {}

    @Inject
    public OAuthExchange(HttpServletRequest request, PlatformUrl platform) {
        this.request = request;
        this.platform = platform;
    }

    /** The {@code iss} that the client is to see. */
    public String issuer() {
        return platform.issuer();
    }

    /** @throws GeneralException when it is too long, or its headers cannot be read */
    public HTTPRequest read(InputStream body) throws GeneralException, IOException {
        byte[] bytes = body.readNBytes(LARGEST + 1);
        if (bytes.length > LARGEST) {
            throw new GeneralException(
                    OAuth2Error.INVALID_REQUEST.setDescription("The request is longer than " + LARGEST + " bytes."));
        }
        HTTPRequest.Method method = HTTPRequest.Method.valueOf(request.getMethod());
        HTTPRequest read = new HTTPRequest(method, URI.create(platform.origin().resolve(request.getRequestURI())));
        Optional.ofNullable(request.getHeader("Authorization")).ifPresent(read::setAuthorization);
        if (request.getContentType() != null) {
            read.setContentType(request.getContentType());
        }
        read.setBody(new String(bytes, StandardCharsets.UTF_8));
        refuseTwoProofs(read);
        refuseRepeated(read.getBody());
        return read;
    }

    /** RFC 6749 §2.3; the SDK would take the first one. */
    private static void refuseTwoProofs(HTTPRequest read) throws GeneralException {
        if (read.getAuthorization() != null
                && FORM_SECRET.matcher(read.getBody()).find()) {
            throw new GeneralException(
                    OAuth2Error.INVALID_REQUEST.setDescription("The client proves itself in two ways at once."));
        }
    }

    /** RFC 6749 §3.2; the SDK minds only values that differ. RFC 8693 lets two of them come several times. */
    private static void refuseRepeated(String form) throws GeneralException {
        Set<String> names = new HashSet<>();
        for (String pair : form.split("&")) {
            String name = pair.split("=", 2)[0];
            if (!REPEATABLE.contains(name) && !names.add(name)) {
                throw new GeneralException(OAuth2Error.INVALID_REQUEST.setDescription("A parameter comes twice."));
            }
        }
    }

    public Response answer(HTTPResponse response) {
        Response.ResponseBuilder answer = Response.status(response.getStatusCode());
        response.getHeaderMap().forEach((name, values) -> values.forEach(value -> answer.header(name, value)));
        Optional.ofNullable(response.getBody()).map(JsonText::new).ifPresent(answer::entity);
        return uncached(answer).build();
    }

    /** As RFC 6749 §5.2 has it. */
    public Response refuse(GeneralException refused) {
        return refuse(refused.getErrorObject() == null ? OAuth2Error.INVALID_REQUEST : refused.getErrorObject());
    }

    public Response refuse(ErrorObject error) {
        HTTPResponse response = new TokenErrorResponse(error).toHTTPResponse();
        if (response.getStatusCode() == UNAUTHORIZED && response.getWWWAuthenticate() == null) {
            response.setWWWAuthenticate("Basic realm=\"oauth\"");
        }
        return answer(response);
    }

    private static Response.ResponseBuilder uncached(Response.ResponseBuilder answer) {
        return answer.header("Cache-Control", null)
                .header("Cache-Control", "no-store")
                .header("Pragma", null)
                .header("Pragma", "no-cache");
    }
}
