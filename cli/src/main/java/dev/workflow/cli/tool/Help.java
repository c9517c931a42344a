package dev.workflow.cli.tool;

import dev.workflow.cli.command.Group;
import dev.workflow.cli.command.Session;
import dev.workflow.cli.command.VerbModel;
import java.util.List;
import java.util.function.Supplier;

/** The texts of {@code drycc help} and of {@code drycc help <group>}. */
public final class Help {
    private static final int COLUMN = 22;
    private static final List<String> SHOWN_SHORTCUTS =
            List.of("create", "destroy", "info", "logs", "open", "pull", "run", "scale");

    private final Session session;
    private final Supplier<List<Group>> groups;

    public Help(Session session, Supplier<List<Group>> groups) {
        this.session = session;
        this.groups = groups;
    }

    public String main() {
        StringBuilder text = new StringBuilder("The drycc command line, for Workflow.\n\n");
        text.append("Usage: drycc <command> [<args>...]\n\nLog in and out:\n");
        line(text, "login", "Log in to a controller");
        line(text, "logout", "Log out of the controller");
        text.append("\nCommands, '<command>:<verb>' or '<command> <verb>':\n");
        groups.get().forEach(group -> line(text, group.name(), group.summary()));
        text.append("\nShort names ('drycc shortcuts' shows all):\n");
        SHOWN_SHORTCUTS.forEach(shortcut -> line(text, shortcut, Shortcuts.ALL.get(shortcut)));
        text.append("\nEvery command takes -c <file|name> or DRYCC_PROFILE for another login than the usual one.\n");
        text.append(
                "Use 'drycc help <command>' for the verbs of a command and 'drycc help <command>:<verb>' for one.\n");
        return text.append("Use 'git push drycc main' to deploy to an application.\n")
                .toString();
    }

    public String group(Group group) {
        StringBuilder text = new StringBuilder(group.summary() + ".\n\n");
        text.append("Usage: drycc ").append(group.name()).append(":<verb> [<args>...]\n\n");
        for (String verb : group.verbs()) {
            String summary = VerbModel.summary(VerbModel.of(group, verb, session));
            boolean usual = group.defaultVerb().filter(verb::equals).isPresent();
            line(text, group.name() + ":" + verb, summary + (usual ? " (default)" : ""));
        }
        return text.append("\nUse 'drycc help ")
                .append(group.name())
                .append(":<verb>' for more.\n")
                .toString();
    }

    private static void line(StringBuilder text, String name, String summary) {
        text.append("  ").append(name).append(" ".repeat(Math.max(2, COLUMN - name.length())));
        text.append(summary).append('\n');
    }
}
