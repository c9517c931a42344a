package dev.workflow.cli.auth;

import dev.workflow.cli.client.Controller;
import dev.workflow.cli.client.Reply;
import dev.workflow.cli.command.Session;
import dev.workflow.cli.json.Json;
import dev.workflow.cli.problem.Failure;
import dev.workflow.cli.settings.Settings;
import dev.workflow.cli.terminal.Progress;

/**
 * Logs in where there is no browser (RFC 8628): the user enters a code on any other device. What comes of it is an API
 * token like that of any login; the access token it is made with is given back at once.
 */
final class DeviceLogin {
    static final String CLIENT = "workflow-cli";

    private final Session session;
    private final Settings anonymous;
    private final Controller controller;

    DeviceLogin(Session session, Settings anonymous) {
        this.session = session;
        this.anonymous = anonymous;
        this.controller = session.api(anonymous);
    }

    /** The settings with the token. */
    Settings ask() {
        TokenRequest.checkController(anonymous, controller);
        DeviceCode code = request();
        show(code);
        Json granted = await(code);
        Json token = mint(granted.text("access_token"));
        giveBack(granted);
        return anonymous.loggedIn(token.text("owner"), token.text("token"));
    }

    private DeviceCode request() {
        Reply reply = controller.form("/oauth/device_authorization/", "client_id", CLIENT, "scope", "admin");
        if (reply.status() == 404) {
            throw new Failure("the controller offers no login from another device");
        }
        if (reply.status() >= 400) {
            throw new Failure(
                    "the controller gave no code: " + OAuthError.of(reply).text());
        }
        return DeviceCode.of(reply.json());
    }

    private void show(DeviceCode code) {
        session.console().say("Open this address in a browser, on any device, and enter the code:");
        session.console().say("");
        session.console().say("  " + code.address());
        session.console().say("  Code: " + code.userCode());
        session.console().say("");
        if (!code.wholeAddress().isEmpty()) {
            session.console().say("Or open " + code.wholeAddress() + " and compare the code.");
        }
    }

    private Json await(DeviceCode code) {
        session.console().out().print("Waiting for login... ");
        try (Progress progress = new Progress(session.console())) {
            return new DevicePoll(session.machine(), controller, code).grant();
        } finally {
            session.console().say("");
        }
    }

    private Json mint(String accessToken) {
        return controller.bearer(accessToken).post("/v2/tokens/", Json.object("alias", TokenRequest.ALIAS));
    }

    /** As far as possible: it ends by itself soon. */
    private void giveBack(Json granted) {
        String token = granted.text("refresh_token", granted.text("access_token"));
        try {
            controller.form("/oauth/revoke_token/", "client_id", CLIENT, "token", token);
        } catch (Failure e) {
            session.console().note("The access token could not be given back: " + e.getMessage());
        }
    }
}
