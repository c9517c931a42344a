package dev.workflow.web.user;

import dev.workflow.problem.Problem;
import dev.workflow.web.PlatformUrl;
import dev.workflow.web.PublicOrigin;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/**
 * What links in mail begin with: the configured URL and nothing else. Whoever sends a request can say any host, and would
 * get the token of whoever follows the link.
 */
@Dependent
public class LinkOrigin {

    private static final Logger LOG = System.getLogger(LinkOrigin.class.getName());

    private final PlatformUrl platform;

    @Inject
    public LinkOrigin(PlatformUrl platform) {
        this.platform = platform;
    }

    boolean known() {
        return platform.known().isPresent();
    }

    /** @throws Problem 503 when it is not configured */
    String require() {
        return platform.known().map(PublicOrigin::toString).orElseThrow(() -> {
            LOG.log(
                    Level.WARNING,
                    "Set WORKFLOW_URL to the address people use, such as https://workflow.example.com:"
                            + " without it no mail with links is sent.");
            return Problem.of(503, "url-unknown", "This platform cannot send links by mail yet.")
                    .withHint("Its administrator has to set WORKFLOW_URL.");
        });
    }
}
