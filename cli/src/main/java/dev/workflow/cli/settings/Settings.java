package dev.workflow.cli.settings;

import java.net.URI;

/**
 * A login.
 *
 * @param controller base URL of the controller, without a trailing slash
 * @param responseLimit how many results a list asks for when the user does not say
 */
public record Settings(String username, boolean sslVerify, URI controller, String token, int responseLimit) {
    public static final int DEFAULT_LIMIT = 100;

    /** What login knows before there is a token. */
    public static Settings anonymous(URI controller, boolean sslVerify) {
        return new Settings("", sslVerify, controller, "", DEFAULT_LIMIT);
    }

    public Settings loggedIn(String user, String newToken) {
        return new Settings(user, sslVerify, controller, newToken, responseLimit);
    }
}
