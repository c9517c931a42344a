package dev.workflow.cli.config;

import dev.workflow.cli.command.Session;
import dev.workflow.cli.command.Waiting;
import dev.workflow.cli.config.HealthChecks.HealthCheckVerb;
import dev.workflow.cli.json.Json;
import dev.workflow.cli.problem.Failure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(description = "Set a health check of a process type.")
final class HealthCheckSet extends HealthCheckVerb {
    private static final List<String> KINDS = List.of("startupProbe", "livenessProbe", "readinessProbe");

    @Parameters(
            index = "0",
            paramLabel = "<health-type>",
            description = "startupProbe, livenessProbe or readinessProbe.")
    private String kind;

    @Parameters(index = "1", paramLabel = "<probe-type>", description = "httpGet, exec or tcpSocket.")
    private String probe;

    @Parameters(
            index = "2..*",
            arity = "0..*",
            paramLabel = "<args>",
            description = "The port, or the command; put -- before it.")
    private List<String> arguments = new ArrayList<>();

    @Option(
            names = {"-p", "--path"},
            paramLabel = "<path>",
            defaultValue = "/",
            description = "What httpGet asks for; default: /.")
    private String path;

    @Option(names = "--ptype", paramLabel = "<ptype>", defaultValue = "web", description = "Default: web.")
    private String type;

    @Option(names = "--headers", paramLabel = "<k:v,…>", defaultValue = "", description = "Headers of httpGet.")
    private String headers;

    @Option(names = "--initial-delay-timeout", paramLabel = "<s>", defaultValue = "50", description = "Default: 50.")
    private int delay;

    @Option(names = "--timeout-seconds", paramLabel = "<s>", defaultValue = "50", description = "Default: 50.")
    private int timeout;

    @Option(names = "--period-seconds", paramLabel = "<s>", defaultValue = "10", description = "Default: 10.")
    private int period;

    @Option(names = "--success-threshold", paramLabel = "<n>", defaultValue = "1", description = "Default: 1.")
    private int success;

    @Option(names = "--failure-threshold", paramLabel = "<n>", defaultValue = "3", description = "Default: 3.")
    private int failure;

    @Mixin
    private Waiting waiting;

    HealthCheckSet(Session session) {
        super(session);
    }

    @Override
    public void run() {
        checkKind(kind);
        Map<String, Object> spec = new LinkedHashMap<>();
        spec.put("initialDelaySeconds", delay);
        spec.put("timeoutSeconds", timeout);
        spec.put("periodSeconds", period);
        spec.put("successThreshold", success);
        spec.put("failureThreshold", failure);
        switch (probe) {
            case "httpGet" -> spec.put("httpGet", Json.object("path", path, "port", port(), "httpHeaders", headers()));
            case "tcpSocket" -> spec.put("tcpSocket", Json.object("port", port()));
            case "exec" -> spec.put("exec", Json.object("command", command()));
            default -> throw new Failure("invalid probe type. Must be one of: \"httpGet\", \"exec\"");
        }
        awaiting(waiting, () -> apply("Applying " + kind + " healthcheck", type, Map.of(kind, spec)));
    }

    static void checkKind(String kind) {
        if (!KINDS.contains(kind)) {
            throw new Failure("probe type " + kind + " is invalid. Must be one of [" + String.join(" ", KINDS) + "]");
        }
    }

    private int port() {
        String text = arguments.isEmpty() ? "" : arguments.get(0);
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new Failure("could not parse port: '" + text + "' is not a number", e);
        }
    }

    private List<String> command() {
        if (arguments.isEmpty()) {
            throw new Failure("an exec check needs a command");
        }
        return arguments;
    }

    private List<Json> headers() {
        List<Json> pairs = new ArrayList<>();
        for (String header : headers.isEmpty() ? new String[0] : headers.split(",")) {
            int colon = header.indexOf(':');
            if (colon < 0) {
                throw new Failure("could not parse headers: could not find separator in header (" + header + ")");
            }
            pairs.add(Json.object(
                    "name", header.substring(0, colon),
                    "value", header.substring(colon + 1).strip()));
        }
        return pairs;
    }
}
