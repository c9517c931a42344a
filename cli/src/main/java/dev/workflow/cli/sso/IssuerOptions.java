package dev.workflow.cli.sso;

import dev.workflow.cli.command.Session;
import dev.workflow.cli.json.Json;
import dev.workflow.cli.json.JsonText;
import dev.workflow.cli.problem.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** What can be said about an issuer: the frequent things by options, everything by a file. */
final class IssuerOptions {
    @Option(
            names = "--kind",
            paramLabel = "login|bearer|workload",
            split = ",",
            description = "login: people log in there; bearer: its tokens open the API; "
                    + "workload: its jobs are exchanged for deploy tokens. Several with commas; default: login.")
    private List<String> kinds = List.of();

    @Option(names = "--label", paramLabel = "<text>", defaultValue = "", description = "What people are shown.")
    private String label;

    @Option(names = "--client-id", paramLabel = "<id>", defaultValue = "", description = "Our client id there.")
    private String clientId;

    @Option(names = "--client-secret-stdin", description = "Read our secret there from the input.")
    private boolean secret;

    @Option(
            names = "--audience",
            paramLabel = "<audience>",
            split = ",",
            description = "What bearer and workload tokens are made for; any of several.")
    private List<String> audience = List.of();

    @Option(
            names = "--settings",
            paramLabel = "<file>",
            defaultValue = "",
            description = "A JSON file with further settings, as sso:issuers:info -o json prints them.")
    private String file;

    /** The file's settings, then what the options say instead. */
    Map<String, Object> read(Session session) {
        Map<String, Object> settings = new LinkedHashMap<>();
        if (!file.isEmpty()) {
            settings.putAll(parse(session.machine().file(file)));
        }
        put(settings, "label", label);
        put(settings, "client_id", clientId);
        if (!kinds.isEmpty()) {
            settings.put("kinds", kinds);
        }
        if (!audience.isEmpty()) {
            settings.put("audience", audience);
        }
        if (secret) {
            settings.put("client_secret", session.console().readAll().strip());
        }
        return settings;
    }

    private static void put(Map<String, Object> settings, String name, String value) {
        if (!value.isEmpty()) {
            settings.put(name, value);
        }
    }

    private static Map<String, Json> parse(Path path) {
        try {
            Json json = JsonText.parse(Files.readString(path));
            if (!json.isObject()) {
                throw new Failure(path + " holds no JSON object");
            }
            return json.fields();
        } catch (IOException e) {
            throw new Failure("cannot read " + path + ": " + e.getMessage(), e);
        }
    }
}
