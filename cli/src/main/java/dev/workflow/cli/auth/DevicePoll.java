package dev.workflow.cli.auth;

import dev.workflow.cli.client.Controller;
import dev.workflow.cli.client.Reply;
import dev.workflow.cli.command.Machine;
import dev.workflow.cli.json.Json;
import dev.workflow.cli.problem.Failure;
import java.time.Duration;
import java.util.Optional;

/** Asks for the tokens until the user has decided (RFC 8628 §3.4 and §3.5), no faster than the controller likes. */
final class DevicePoll {
    private static final String GRANT = "urn:ietf:params:oauth:grant-type:device_code";
    private static final Duration SLOWER = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofMinutes(1);
    private static final String AGAIN = "\nRun the command again to get another one.";

    private final Machine machine;
    private final Controller controller;
    private final DeviceCode code;
    private Duration interval;
    private Duration left;

    DevicePoll(Machine machine, Controller controller, DeviceCode code) {
        this.machine = machine;
        this.controller = controller;
        this.code = code;
        this.interval = code.interval();
        this.left = code.life();
    }

    /** @throws Failure when the user refused, or did nothing in time */
    Json grant() {
        while (left.compareTo(Duration.ZERO) > 0) {
            machine.await(interval);
            left = left.minus(interval);
            Optional<Json> granted = tryOnce();
            if (granted.isPresent()) {
                return granted.get();
            }
        }
        throw expired();
    }

    private Optional<Json> tryOnce() {
        Optional<Reply> reply = ask();
        if (reply.isEmpty() || reply.get().status() >= 500) {
            interval = longer(interval.multipliedBy(2));
            return Optional.empty();
        }
        if (reply.get().status() < 300) {
            return Optional.of(reply.get().json());
        }
        OAuthError error = OAuthError.of(reply.get());
        switch (error.code()) {
            case "authorization_pending" -> {}
            case "slow_down" -> interval = longer(interval.plus(SLOWER));
            case "expired_token" -> throw expired();
            case "access_denied" -> throw new Failure("the login was refused in the browser");
            default -> throw new Failure("the login failed: " + error.text());
        }
        return Optional.empty();
    }

    /** Empty when the controller cannot be reached for now. */
    private Optional<Reply> ask() {
        try {
            return Optional.of(controller.form(
                    "/oauth/token/",
                    "grant_type",
                    GRANT,
                    "device_code",
                    code.secret(),
                    "client_id",
                    DeviceLogin.CLIENT));
        } catch (Failure e) {
            return Optional.empty();
        }
    }

    private static Duration longer(Duration wanted) {
        return wanted.compareTo(LONGEST) > 0 ? LONGEST : wanted;
    }

    private static Failure expired() {
        return new Failure("nobody has entered the code in time, it is no longer good." + AGAIN);
    }
}
