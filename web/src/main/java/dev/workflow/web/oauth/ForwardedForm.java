package dev.workflow.web.oauth;

import dev.workflow.problem.Problem;
import dev.workflow.web.page.Browser;
import dev.workflow.web.page.ReturnPath;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * A request that another site sent as a form: the browser is made to ask again with GET, because it sends the cookie of
 * its session along only with links.
 */
final class ForwardedForm {

    private static final int LONGEST = 8000;

    private ForwardedForm() {}

    /** @param path with a slash at its end */
    static Response to(String path, InputStream body, Browser browser) throws IOException {
        byte[] form = body.readNBytes(LONGEST + 1);
        return ReturnPath.parse(path + "?" + new String(form, StandardCharsets.US_ASCII).strip())
                .map(browser::go)
                .orElseThrow(() -> Problem.badRequest("bad-parameters", "This form is too long or cannot be read."));
    }
}
