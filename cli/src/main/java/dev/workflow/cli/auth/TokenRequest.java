package dev.workflow.cli.auth;

import dev.workflow.cli.client.Controller;
import dev.workflow.cli.client.Refusals;
import dev.workflow.cli.client.Reply;
import dev.workflow.cli.client.Segment;
import dev.workflow.cli.command.Session;
import dev.workflow.cli.json.Json;
import dev.workflow.cli.problem.Failure;
import dev.workflow.cli.settings.Settings;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Gets a token (api.md §2.2): from a name and password, or by waiting for a login in the browser. */
final class TokenRequest {
    static final String ALIAS = "workflow-cli";

    private static final int TRIES = 121;
    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(5);
    private static final Pattern KEY = Pattern.compile("[?&]key=([^&#]+)");

    private final Session session;
    private final Settings anonymous;
    private final Controller controller;
    private final String alias;

    TokenRequest(Session session, Settings anonymous) {
        this(session, anonymous, ALIAS);
    }

    /** @param alias the name the token gets */
    TokenRequest(Session session, Settings anonymous, String alias) {
        this.session = session;
        this.anonymous = anonymous;
        this.controller = session.api(anonymous);
        this.alias = alias;
    }

    /** The settings with the token; through the browser when name or password is empty. */
    Settings ask(String username, String password) {
        checkController(anonymous, controller);
        boolean browser = username.isEmpty() || password.isEmpty();
        String key = browser ? browserKey() : passwordKey(username, password);
        Json token = poll(key);
        if (browser) {
            session.console().say("");
        }
        return anonymous.loggedIn(token.text("username"), token.text("token"));
    }

    /** @throws Failure when the address is none of a controller */
    static void checkController(Settings anonymous, Controller controller) {
        if (controller.exchange("GET", "/v2/", Json.ABSENT).status() != 401) {
            throw new Failure(anonymous.controller() + " does not appear to be a valid Drycc controller.\n"
                    + "Make sure that the Controller URI is correct, the server is running and\n"
                    + "your drycc version is correct.");
        }
    }

    private String passwordKey(String username, String password) {
        return controller
                .post("/v2/auth/login/", Json.object("username", username, "password", password))
                .text("key");
    }

    private String browserKey() {
        Reply reply = controller.exchange("POST", "/v2/auth/login/", Json.ABSENT);
        if (reply.status() >= 400) {
            throw Refusals.of(reply.status(), reply.text());
        }
        String location = reply.header("Location").orElse("");
        Matcher key = KEY.matcher(location);
        if (!key.find()) {
            throw new Failure("logged fail");
        }
        open(location);
        return key.group(1);
    }

    private void open(String location) {
        String page = URI.create(anonymous.controller() + "/").resolve(location).toString();
        session.console().say("Opening browser to " + page);
        session.console().out().print("Waiting for login... ");
        if (!session.browser().open(page)) {
            session.console().out().print("Cannot open browser, please visit the website in yourself");
        }
        session.console().out().flush();
    }

    private Json poll(String key) {
        String path = "/v2/auth/token/" + Segment.of(key) + "/?alias=" + Segment.query(alias);
        for (int i = 0; i < TRIES; i++) {
            Optional<Json> token = tryOnce(path);
            if (token.isPresent()) {
                return token.get();
            }
            session.machine().await(BETWEEN_TRIES);
        }
        throw new Failure("logged fail");
    }

    /** Empty while nobody has logged in with that key. */
    private Optional<Json> tryOnce(String path) {
        Reply reply = controller.exchange("GET", path, Json.ABSENT);
        if (reply.status() == 404) {
            return Optional.empty();
        }
        if (reply.status() >= 400) {
            throw Refusals.of(reply.status(), reply.text());
        }
        return Optional.of(reply.json()).filter(json -> !json.text("token").isEmpty());
    }
}
