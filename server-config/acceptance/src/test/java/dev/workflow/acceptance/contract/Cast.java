package dev.workflow.acceptance.contract;

import com.fasterxml.jackson.databind.JsonNode;
import dev.workflow.acceptance.client.Accounts;
import dev.workflow.acceptance.client.Api;
import dev.workflow.acceptance.client.Person;
import dev.workflow.acceptance.platform.Platform;
import dev.workflow.acceptance.sample.FreshName;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** One caller of every kind. */
public final class Cast {

    /** A client address of their own: their failed logins must not lock other tests out. */
    private static final String ADDRESS = "198.51.100.23";

    private final Map<Kind, Person> people = new EnumMap<>(Kind.class);
    private final URI platform;
    private final String builderKey;

    private Cast(Platform platform) {
        this.platform = platform.api();
        this.builderKey = builderKey(platform);
    }

    public static Cast on(Platform platform, Person administrator) throws Exception {
        Cast cast = new Cast(platform);
        for (Kind kind : Kind.values()) {
            if (kind == Kind.SUPERUSER) {
                cast.people.put(kind, administrator);
            } else if (kind == Kind.STAFF) {
                cast.people.put(kind, Accounts.createStaff(platform, FreshName.of("staff")));
            } else if (kind.restricted()) {
                cast.people.put(kind, cast.restricted(platform, kind));
            } else if (kind.loggedIn() || kind == Kind.DISABLED) {
                String name = FreshName.of(kind.name().toLowerCase(Locale.ROOT));
                cast.people.put(kind, Accounts.create(platform, name));
            }
        }
        String disabled = cast.person(Kind.DISABLED).name();
        administrator
                .api()
                .send("PATCH", "/v2/users/" + disabled + "/disable/", "")
                .is(204);
        return cast;
    }

    /** The same person with a token that may do less. */
    private Person restricted(Platform of, Kind kind) throws Exception {
        Person holder = person(kind.holder());
        List<String> apps = kind == Kind.TOKEN_OF_ANOTHER_APP
                ? List.of(holder.create(of, FreshName.of("another")).name())
                : List.of();
        JsonNode made = holder.api()
                .post("/v2/tokens/", Map.of("alias", kind.name().substring(0, 8), "scope", kind.level(), "apps", apps))
                .is(201)
                .json();
        if (kind == Kind.EXPIRED_TOKEN) {
            Accounts.expire(of, made.path("uuid").asText());
        }
        return holder.with(platform, made.path("token").asText());
    }

    public Person person(Kind kind) {
        return people.get(kind);
    }

    /** Their key; a nonsensical one for who has none but shows one, and "" for who shows none. */
    public String token(Kind kind) {
        if (kind == Kind.INVALID_TOKEN) {
            return "a".repeat(128);
        }
        return people.containsKey(kind) ? people.get(kind).token() : "";
    }

    public Api api(Kind kind) {
        Api api = Api.at(platform);
        for (Map.Entry<String, String> header : headers(kind).entrySet()) {
            api = api.with(header.getKey(), header.getValue());
        }
        return api;
    }

    /** What tells the server who calls. */
    public Map<String, String> headers(Kind kind) {
        String token = token(kind);
        if (kind == Kind.BUILDER) {
            return Map.of("X-Forwarded-For", ADDRESS, "X-Drycc-Builder-Auth", builderKey);
        }
        return token.isEmpty()
                ? Map.of("X-Forwarded-For", ADDRESS)
                : Map.of("X-Forwarded-For", ADDRESS, "Authorization", "token " + token);
    }

    /** The platform's own, which it makes at its first start. */
    private static String builderKey(Platform platform) {
        try {
            Path file = platform.data().orElseThrow().resolve("secrets/builder-key");
            return Files.exists(file) ? Files.readString(file).strip() : "none";
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
