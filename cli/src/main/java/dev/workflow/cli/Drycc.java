package dev.workflow.cli;

import dev.workflow.cli.command.Machine;
import dev.workflow.cli.command.Session;
import dev.workflow.cli.terminal.Console;
import dev.workflow.cli.tool.Help;
import dev.workflow.cli.tool.Plugin;
import dev.workflow.cli.tool.Suggestions;
import java.util.List;
import java.util.Optional;

/**
 * The program. Exit codes: 0 done, 1 failed, 2 not understood; {@code run} and {@code ps:exec} end with the code of what
 * they ran.
 */
public final class Drycc {
    static final int MISUSED = 2;

    private final Console console;
    private final Machine machine;

    public Drycc(Console console, Machine machine) {
        this.console = console;
        this.machine = machine;
    }

    public static void main(String[] args) {
        Machine machine = Machine.system();
        Console console = Console.system(machine.environment().get("NO_COLOR"));
        int code = new Drycc(console, machine).run(args);
        console.out().flush();
        System.exit(code);
    }

    /** Runs one command line and returns the exit code; never throws. */
    public int run(String... args) {
        Words words = Words.of(args);
        Session session = new Session(console, machine, words.profile());
        Help help = new Help(session, Groups::all);
        if (words.rest().isEmpty()) {
            console.note("Usage: drycc <command> [<args>...]");
            return MISUSED;
        }
        if (words.asksForHelp()) {
            console.out().print(help.main());
            return 0;
        }
        Optional<Call> call = Call.find(words.rest());
        if (call.isEmpty()) {
            return unknown(words.rest());
        }
        if (call.get().verb().isEmpty()) {
            console.out().print(help.group(call.get().group()));
            return 0;
        }
        return CommandLines.run(call.get(), session);
    }

    private int unknown(List<String> words) {
        String name = words.get(0);
        boolean group = Groups.find(name.split(":", 2)[0]).isPresent();
        if (!group) {
            Optional<Integer> code = new Plugin(machine).run(words);
            if (code.isPresent()) {
                return code.get();
            }
        }
        console.note("Found no matching command, try 'drycc help'");
        Suggestions.near(name, Groups.commands()).ifPresent(near -> console.note("Did you mean 'drycc " + near + "'?"));
        console.note("Usage: drycc <command> [<args>...]");
        return MISUSED;
    }
}
