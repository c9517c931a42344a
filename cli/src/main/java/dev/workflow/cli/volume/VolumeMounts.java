package dev.workflow.cli.volume;

import dev.workflow.cli.command.Pairs;
import dev.workflow.cli.command.Session;
import dev.workflow.cli.command.Waiting;
import dev.workflow.cli.json.Json;
import dev.workflow.cli.volume.Volumes.VolumeVerb;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Where processes see a volume. */
abstract class VolumeMounts extends VolumeVerb {
    @Mixin
    private Waiting waiting;

    VolumeMounts(Session session) {
        super(session);
    }

    final void change(String doing, Map<String, Object> paths) {
        awaiting(waiting, () -> {
            step(doing + " volume", () -> api().patch(volume("path/"), Json.object("path", paths)));
            say("The pods should be restart, please check the pods up or not.");
        });
    }

    @Command(description = "Mount a volume in process types.")
    static final class Mount extends VolumeMounts {
        private static final Pattern FORM =
                Pattern.compile("([a-z0-9]+(?:-[a-z0-9]+)*)=((?:/[A-Za-z0-9_][A-Za-z0-9_-]*)+/?)");

        @Parameters(index = "1..*", arity = "1..*", paramLabel = "<ptype>=<path>", description = "As web=/data.")
        private List<String> paths;

        Mount(Session session) {
            super(session);
        }

        @Override
        public void run() {
            change(
                    "Mounting",
                    Pairs.parse(
                            paths, FORM, path -> path + " doesn't fit format <ptype>=</path>\nExamples: web=/data"));
        }
    }

    @Command(description = "Unmount a volume from process types.")
    static final class Unmount extends VolumeMounts {
        @Parameters(index = "1..*", arity = "1..*", paramLabel = "<ptype>", description = "The process types.")
        private List<String> types;

        Unmount(Session session) {
            super(session);
        }

        @Override
        public void run() {
            change("Unmounting", Pairs.removed(types));
        }
    }
}
