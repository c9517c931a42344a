package dev.workflow.cli.release;

import dev.workflow.cli.client.Segment;
import dev.workflow.cli.command.AppVerb;
import dev.workflow.cli.command.Output;
import dev.workflow.cli.command.Session;
import dev.workflow.cli.json.Json;
import dev.workflow.cli.terminal.Table;
import dev.workflow.cli.terminal.Texts;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(description = "Say why a release is in the state it is in: its causes, and the work that led there.")
final class ReleasesWhy extends AppVerb {
    private static final int OPERATIONS = 100;

    @Parameters(arity = "0..1", paramLabel = "<version>", description = "As v3; default: the newest.")
    private String version;

    @Mixin
    private Output output;

    ReleasesWhy(Session session) {
        super(session);
    }

    @Override
    public void run() {
        Json release = new ReleaseLookup(api(), at("")).find(version);
        List<Json> work = operations(release.text("version"));
        Json all = Json.object(
                "release",
                release.value(),
                "operations",
                work.stream().map(Json::value).toList());
        if (output.wrote(console(), all)) {
            return;
        }
        Table table = new Table()
                .row("Release:", "v" + release.text("version"))
                .row("State:", release.text("state"))
                .row("Summary:", Texts.wrap(release.text("summary")));
        causes(release, work).forEach(cause -> table.row("Cause:", Texts.wrap(cause)));
        hints(work).forEach(hint -> table.row("Hint:", Texts.wrap(hint)));
        print(table);
        print(work(work));
    }

    private List<Json> operations(String number) {
        Json page = api().get("/v2/operations/?app=" + Segment.query(app()) + "&limit=" + OPERATIONS);
        return page.items("results").stream()
                .filter(operation -> operation.text("release_after").equals(number))
                .toList();
    }

    /** What went wrong, each text once; else what the state means. */
    private static List<String> causes(Json release, List<Json> work) {
        Stream<String> conditions = release.items("conditions").stream().map(condition -> condition.text("exception"));
        Stream<String> operations = work.stream().map(operation -> operation.text("cause"));
        List<String> causes = Stream.of(Stream.of(release.text("exception")), conditions, operations)
                .flatMap(texts -> texts)
                .filter(text -> !text.isBlank())
                .distinct()
                .toList();
        return causes.isEmpty() ? List.of(meaning(release.text("state"))) : causes;
    }

    private static String meaning(String state) {
        return switch (state) {
            case "created" ->
                "it has not been deployed: there was nothing to run yet, autodeploy was off, or a newer "
                        + "release took its place";
            case "succeed" -> "it was deployed and its processes became healthy";
            case "crashed" -> "its deploy failed; drycc logs shows what its processes said";
            default -> "its deploy is under way";
        };
    }

    private static List<String> hints(List<Json> work) {
        return work.stream()
                .map(operation -> operation.text("hint"))
                .filter(hint -> !hint.isBlank())
                .distinct()
                .toList();
    }

    private static Table work(List<Json> operations) {
        if (operations.isEmpty()) {
            return new Table();
        }
        Table table = new Table("OPERATION", "KIND", "STATE", "ACTOR", "CREATED", "ENDED");
        operations.forEach(operation -> table.row(
                operation.text("uuid"),
                operation.text("kind"),
                operation.text("state"),
                operation.text("actor"),
                Texts.localTime(operation.text("created")),
                Texts.localTime(operation.text("ended"))));
        return table;
    }
}
