package dev.workflow.web.user;

import dev.workflow.web.page.ReturnPath;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * Another way to log in than by a password here.
 *
 * @param label of the button, such as {@code Log in with Example Inc.}
 * @param path of this server, where it begins; it gets the query parameter {@code next}
 */
public record LoginOption(String label, String path) {

    String address(ReturnPath next) {
        return path + (path.contains("?") ? "&" : "?") + "next="
                + URLEncoder.encode(next.text(), StandardCharsets.UTF_8);
    }
}
