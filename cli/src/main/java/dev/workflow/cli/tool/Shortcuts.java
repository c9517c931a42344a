package dev.workflow.cli.tool;

import dev.workflow.cli.command.Group;
import dev.workflow.cli.command.Session;
import dev.workflow.cli.command.Verb;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine.Command;

/** Short names of frequent commands, and {@code drycc shortcuts:list}. */
public final class Shortcuts extends Group {
    /** Short name to command (cli.md §1.4), sorted. */
    public static final Map<String, String> ALL = new TreeMap<>(Map.ofEntries(
            Map.entry("create", "apps:create"),
            Map.entry("destroy", "apps:destroy"),
            Map.entry("info", "apps:info"),
            Map.entry("login", "auth:login"),
            Map.entry("logout", "auth:logout"),
            Map.entry("logs", "apps:logs"),
            Map.entry("open", "apps:open"),
            Map.entry("pull", "builds:create"),
            Map.entry("rollback", "releases:rollback"),
            Map.entry("run", "apps:run"),
            Map.entry("scale", "pts:scale"),
            Map.entry("sharing", "perms:list"),
            Map.entry("sharing:list", "perms:list"),
            Map.entry("sharing:add", "perms:add"),
            Map.entry("sharing:remove", "perms:remove"),
            Map.entry("whoami", "auth:whoami")));

    public Shortcuts() {
        super("shortcuts", "List the short names of commands", "list");
    }

    @Override
    public Verb verb(String verb, Session session) {
        return new Listing(session);
    }

    @Command(description = "List the short names of commands.")
    static final class Listing extends Verb {
        Listing(Session session) {
            super(session);
        }

        @Override
        public void run() {
            ALL.forEach((shortcut, command) -> say(shortcut + " -> " + command));
            say("");
        }
    }
}
