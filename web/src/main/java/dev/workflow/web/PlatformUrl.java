package dev.workflow.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Where the platform is, seen from outside: {@code workflow.url}, and without it where the client of this request reached
 * us. With several names for one platform, set it: tokens name their issuer by it.
 */
@RequestScoped
public class PlatformUrl {

    static final String SETTING = "workflow.url";

    private HttpServletRequest request;
    private Optional<PublicOrigin> known = Optional.empty();

    protected PlatformUrl() {}

    @Inject
    public PlatformUrl(HttpServletRequest request, @ConfigProperty(name = SETTING) Optional<String> url) {
        this.request = request;
        this.known = url.map(String::strip).filter(text -> !text.isEmpty()).map(PlatformUrl::origin);
    }

    /**
     * The configured one only: what is sent to people by mail must not lead where whoever made the request wanted it to.
     */
    public Optional<PublicOrigin> known() {
        return known;
    }

    public PublicOrigin origin() {
        return known.orElseGet(() -> PublicOrigin.of(request));
    }

    /** The {@code iss} of our tokens. */
    public String issuer() {
        return origin().resolve("/oauth");
    }

    private static PublicOrigin origin(String url) {
        URI uri = URI.create(url.replaceFirst("/+$", ""));
        if (uri.getAuthority() == null || !uri.getPath().isEmpty() || uri.getQuery() != null) {
            throw new IllegalArgumentException("WORKFLOW_URL must be like https://workflow.example.com, not " + url);
        }
        return new PublicOrigin(uri.getScheme(), uri.getAuthority());
    }
}
