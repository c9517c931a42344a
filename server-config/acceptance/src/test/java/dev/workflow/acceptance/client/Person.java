package dev.workflow.acceptance.client;

import dev.workflow.acceptance.platform.Platform;
import java.net.URI;
import java.util.Map;

/** Somebody who is logged in. */
public record Person(String name, String token, Api api) {

    /** Logs in the way the command line client does: password for a key, key for a token. */
    public static Person login(Platform platform, String name, String password) {
        Api anonymous = Api.at(platform.api());
        String key = anonymous
                .post("/v2/auth/login/", Map.of("username", name, "password", password))
                .is(200)
                .text("key");
        String token = anonymous
                .get("/v2/auth/token/" + key + "/?alias=acceptance")
                .is(200)
                .text("token");
        return new Person(name, token, anonymous.with("Authorization", "token " + token));
    }

    /** The same person with another token. */
    public Person with(URI platform, String otherToken) {
        return new Person(name, otherToken, Api.at(platform).with("Authorization", "token " + otherToken));
    }

    /** Creates an app of that name. */
    public App create(Platform platform, String app) {
        api.post("/v2/apps/", Map.of("id", app)).is(201);
        return new App(platform, this, app);
    }
}
