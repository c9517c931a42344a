package dev.workflow.sso;

import dev.workflow.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Where issuers may be. TLS says whom we talk to, so {@code https} is needed, except on this machine, and everywhere with
 * {@code workflow.sso.insecure}, which is for trying things out.
 */
@ApplicationScoped
public class IssuerAddress {

    private static final int LONGEST = 1024;
    private static final Pattern HERE = Pattern.compile("localhost|127(?:\\.\\d{1,3}){3}|\\[::1]");

    private boolean insecure;

    protected IssuerAddress() {}

    @Inject
    public IssuerAddress(@ConfigProperty(name = "workflow.sso.insecure", defaultValue = "false") boolean insecure) {
        this.insecure = insecure;
    }

    /**
     * The URL of an issuer.
     *
     * @throws Problem 400 on the field, saying why it cannot be one
     */
    String require(String field, String text) {
        URI uri = parse(text).orElseThrow(() -> Problem.field(field, "Must be a URL like https://login.example.com/."));
        if (!encrypted(uri)) {
            throw Problem.field(field, "Must begin with https://: without TLS anybody could pass for the issuer.");
        }
        if (uri.getRawUserInfo() != null || uri.getRawQuery() != null || uri.getRawFragment() != null) {
            throw Problem.field(field, "Must have no user, query or fragment.");
        }
        return text;
    }

    /** Whether something may be fetched from there, as far as the address alone tells. */
    public boolean allows(URI uri) {
        return uri.getHost() != null && uri.getRawUserInfo() == null && encrypted(uri);
    }

    /** Whether it is written as an address of this machine. */
    public static boolean isHere(URI uri) {
        return HERE.matcher(String.valueOf(uri.getHost())).matches();
    }

    private boolean encrypted(URI uri) {
        return "https".equals(uri.getScheme()) || "http".equals(uri.getScheme()) && (insecure || isHere(uri));
    }

    private static Optional<URI> parse(String text) {
        try {
            URI uri = new URI(text);
            boolean web = text.length() <= LONGEST && uri.getHost() != null && text.matches("[!-~]+");
            return web ? Optional.of(uri) : Optional.empty();
        } catch (URISyntaxException noUri) {
            return Optional.empty();
        }
    }
}
