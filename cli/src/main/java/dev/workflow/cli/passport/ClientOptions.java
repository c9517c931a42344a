package dev.workflow.cli.passport;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** What a client is registered with. */
final class ClientOptions {
    @Option(names = "--name", paramLabel = "<text>", defaultValue = "", description = "What people are shown.")
    private String name;

    @Option(
            names = "--redirect",
            paramLabel = "<url>",
            description = "Where codes may be sent, to the character; several times for several.")
    private List<String> redirects = List.of();

    @Option(
            names = "--logout-redirect",
            paramLabel = "<url>",
            description = "Where browsers may be sent after a logout; several times for several.")
    private List<String> logoutRedirects = List.of();

    @Option(
            names = "--grant",
            paramLabel = "<type>",
            split = ",",
            description = "authorization_code, refresh_token, client_credentials …; default: the first two.")
    private List<String> grants = List.of();

    @Option(
            names = "--scope",
            paramLabel = "<word>",
            split = ",",
            description = "What it may ask for, as openid,profile,read; default: openid,profile.")
    private List<String> scope = List.of();

    @Option(
            names = "--trusted",
            paramLabel = "true|false",
            defaultValue = "",
            description = "true: it is the platform's own, nobody is asked for consent.")
    private String trusted;

    @Option(
            names = "--token-type",
            paramLabel = "at+jwt|JWT",
            defaultValue = "",
            description = "The typ of its access tokens: JWT for MicroProfile services that insist on it.")
    private String type;

    /** Only what was said. */
    Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        put(fields, "client_name", name);
        put(fields, "redirect_uris", redirects);
        put(fields, "post_logout_redirect_uris", logoutRedirects);
        put(fields, "grant_types", grants);
        put(fields, "scope", String.join(" ", scope));
        put(fields, "access_token_type", type);
        if (!trusted.isEmpty()) {
            fields.put("trusted", trusted.equals("true"));
        }
        return fields;
    }

    private static void put(Map<String, Object> fields, String name, String value) {
        if (!value.isEmpty()) {
            fields.put(name, value);
        }
    }

    private static void put(Map<String, Object> fields, String name, List<String> values) {
        if (!values.isEmpty()) {
            fields.put(name, values);
        }
    }
}
