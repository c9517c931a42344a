package dev.workflow.cli.release;

import dev.workflow.cli.command.AppVerb;
import dev.workflow.cli.command.Session;
import dev.workflow.cli.command.Waiting;
import dev.workflow.cli.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(description = "Make a new release of an older one.")
final class ReleasesRollback extends AppVerb {
    @Parameters(
            arity = "0..*",
            paramLabel = "<ptype> | <version>",
            description = "Only these process types; then the version, as v3. Default: all types, one release back.")
    private List<String> arguments = new ArrayList<>();

    @Mixin
    private Waiting waiting;

    ReleasesRollback(Session session) {
        super(session);
    }

    @Override
    public void run() {
        Optional<Version> version =
                arguments.isEmpty() ? Optional.empty() : Version.of(arguments.get(arguments.size() - 1));
        List<String> types = version.isPresent() ? arguments.subList(0, arguments.size() - 1) : arguments;
        Map<String, Object> body = new LinkedHashMap<>();
        version.ifPresent(wanted -> body.put("version", wanted.number()));
        if (!types.isEmpty()) {
            body.put("ptypes", String.join(",", types));
        }
        String doing = version.map(wanted -> "Rolling back to " + wanted).orElse("Rolling back one release");
        Json request = body.isEmpty() ? Json.ABSENT : new Json(body);
        awaiting(waiting, () -> {
            Json reply = await(doing, () -> api().post(at("releases/rollback/"), request));
            say("done, v" + reply.text("version"));
        });
    }
}
