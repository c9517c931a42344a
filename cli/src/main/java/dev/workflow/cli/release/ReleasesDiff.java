package dev.workflow.cli.release;

import dev.workflow.cli.client.Segment;
import dev.workflow.cli.command.AppVerb;
import dev.workflow.cli.command.Output;
import dev.workflow.cli.command.Session;
import dev.workflow.cli.json.Json;
import dev.workflow.cli.problem.Failure;
import dev.workflow.cli.release.ReleaseContent.Entry;
import dev.workflow.cli.terminal.Table;
import dev.workflow.cli.terminal.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(description = "Show what differs between two releases: build, process types and configuration.")
final class ReleasesDiff extends AppVerb {
    private static final int VALUE = 64;

    @Parameters(
            arity = "0..2",
            paramLabel = "<version>",
            description = "Two versions, as v3 v5; one is compared with its predecessor. Default: the newest.")
    private List<String> versions = new ArrayList<>();

    @Mixin
    private Output output;

    ReleasesDiff(Session session) {
        super(session);
    }

    @Override
    public void run() {
        ReleaseLookup lookup = new ReleaseLookup(api(), at(""));
        Json newer = lookup.find(versions.isEmpty() ? null : versions.get(versions.size() - 1));
        Json older = versions.size() > 1 ? lookup.find(versions.get(0)) : lookup.get(before(newer));
        Map<Entry, String> left = content(older).entries();
        Map<Entry, String> right = content(newer).entries();
        TreeSet<Entry> changed = new TreeSet<>(left.keySet());
        changed.addAll(right.keySet());
        changed.removeIf(entry -> left.getOrDefault(entry, "").equals(right.getOrDefault(entry, ""))
                && left.containsKey(entry) == right.containsKey(entry));
        if (output.wrote(console(), document(older, newer, changed, left, right))) {
            return;
        }
        if (changed.isEmpty()) {
            say("No differences between v" + older.text("version") + " and v" + newer.text("version") + ".");
            return;
        }
        Table table = new Table("PART", "NAME", "V" + older.text("version"), "V" + newer.text("version"));
        changed.forEach(entry -> table.row(entry.part(), entry.name(), shown(left, entry), shown(right, entry)));
        print(table);
    }

    private static Version before(Json release) {
        int number = (int) release.number("version") - 1;
        if (number < 1) {
            throw new Failure("v1 is the first release: there is nothing to compare it with");
        }
        return new Version(number);
    }

    private ReleaseContent content(Json release) {
        String build = release.text("build");
        return ReleaseContent.of(
                build.isEmpty() ? Json.ABSENT : api().get(at("builds/" + Segment.of(build) + "/")),
                api().get(at("config/?version=" + release.text("version"))));
    }

    /** On one line, so that the table stays one. */
    private static String shown(Map<Entry, String> side, Entry entry) {
        return side.containsKey(entry) ? Texts.cut(side.get(entry).replace("\n", "\\n"), VALUE) : "<none>";
    }

    private static Json document(
            Json older, Json newer, Iterable<Entry> changed, Map<Entry, String> left, Map<Entry, String> right) {
        List<Object> changes = new ArrayList<>();
        changed.forEach(entry -> changes.add(Json.object(
                        "part", entry.part(),
                        "name", entry.name(),
                        "from", left.get(entry),
                        "to", right.get(entry))
                .value()));
        return Json.object("from", older.number("version"), "to", newer.number("version"), "changes", changes);
    }
}
