package dev.workflow.cli.volume;

import dev.workflow.cli.client.Segment;
import dev.workflow.cli.command.AppVerb;
import dev.workflow.cli.command.Group;
import dev.workflow.cli.command.Limit;
import dev.workflow.cli.command.Output;
import dev.workflow.cli.command.Session;
import dev.workflow.cli.command.Verb;
import dev.workflow.cli.json.Json;
import dev.workflow.cli.json.Yaml;
import dev.workflow.cli.terminal.Table;
import dev.workflow.cli.terminal.Texts;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code drycc volumes:…}: files that outlive processes. */
public final class Volumes extends Group {
    public Volumes() {
        super(
                "volumes",
                "Manage files that outlive processes",
                "list",
                "add",
                "expand",
                "info",
                "remove",
                "mount",
                "unmount",
                "client");
    }

    @Override
    public Verb verb(String verb, Session session) {
        return switch (verb) {
            case "list" -> new Listing(session);
            case "add" -> new VolumesAdd(session);
            case "expand" -> new VolumesExpand(session);
            case "info" -> new Info(session);
            case "remove" -> new Remove(session);
            case "mount" -> new VolumeMounts.Mount(session);
            case "unmount" -> new VolumeMounts.Unmount(session);
            case "client" -> new VolumeFiles(session);
            default -> throw unknown(verb);
        };
    }

    abstract static class VolumeVerb extends AppVerb {
        @Parameters(index = "0", paramLabel = "<name>", description = "The volume.")
        protected String name;

        VolumeVerb(Session session) {
            super(session);
        }

        /** A path under the volume, as {@code path/}. */
        final String volume(String rest) {
            return at("volumes/" + Segment.of(name) + "/" + rest);
        }
    }

    @Command(description = "List the volumes and where they are mounted.")
    static final class Listing extends AppVerb {
        @Mixin
        private Limit limit;

        @Mixin
        private Output output;

        Listing(Session session) {
            super(session);
        }

        @Override
        public void run() {
            Json page = api().get(at("volumes/?" + limit.query(session.settings())));
            if (output.wrote(console(), page)) {
                return;
            }
            if (page.items("results").isEmpty()) {
                say("Could not find any volume.");
                return;
            }
            Table table = new Table("NAME", "OWNER", "TYPE", "PTYPE", "PATH", "SIZE");
            page.items("results").forEach(volume -> rows(table, volume));
            print(table);
        }

        private static void rows(Table table, Json volume) {
            Map<String, Json> paths = volume.sorted("path");
            if (paths.isEmpty()) {
                paths.put("", Json.ABSENT);
            }
            paths.forEach((type, path) -> table.row(
                    volume.text("name"),
                    volume.text("owner"),
                    volume.text("type"),
                    type,
                    path.text(),
                    volume.text("size")));
        }
    }

    @Command(description = "Show a volume.")
    static final class Info extends VolumeVerb {
        @Mixin
        private Output output;

        Info(Session session) {
            super(session);
        }

        @Override
        public void run() {
            Json volume = api().get(volume(""));
            if (output.wrote(console(), volume)) {
                return;
            }
            print(new Table()
                    .row("UUID:", volume.text("uuid"))
                    .row("Name:", volume.text("name"))
                    .row("Owner:", volume.text("owner"))
                    .row("Type:", volume.text("type"))
                    .row("Path:")
                    .row("", Yaml.sorted(volume.at("path")) + "\n")
                    .row("Parameters:")
                    .row("", Yaml.sorted(volume.at("parameters")) + "\n")
                    .row("Created: ", Texts.localTime(volume.text("created")))
                    .row("Updated: ", Texts.localTime(volume.text("updated"))));
        }
    }

    @Command(description = "Delete a volume with its files.")
    static final class Remove extends VolumeVerb {
        Remove(Session session) {
            super(session);
        }

        @Override
        public void run() {
            step("Deleting " + name + " from " + app(), () -> api().delete(volume(""), Json.ABSENT));
        }
    }
}
