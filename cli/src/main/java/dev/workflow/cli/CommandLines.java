package dev.workflow.cli;

import dev.workflow.cli.command.Session;
import dev.workflow.cli.command.VerbModel;
import dev.workflow.cli.problem.Failure;
import dev.workflow.cli.problem.Misuse;
import java.io.PrintWriter;
import picocli.CommandLine;

/** Runs a verb: parses its arguments, turns whatever goes wrong into one text and an exit code. */
final class CommandLines {
    private static final int FAILED = 1;

    private CommandLines() {}

    static int run(Call call, Session session) {
        CommandLine line = VerbModel.of(call.group(), call.verb().orElseThrow(), session);
        // picocli 4.7.7 cannot match abbreviations against an argument that is empty, or a lone dash.
        line.setAbbreviatedOptionsAllowed(
                call.arguments().stream().noneMatch(word -> word.isEmpty() || word.equals("-")));
        line.setOut(new PrintWriter(session.console().out(), true));
        line.setErr(new PrintWriter(session.console().err(), true));
        line.setParameterExceptionHandler((misuse, args) -> misused(line, session, misuse.getMessage()));
        line.setExecutionExceptionHandler((failure, at, parsed) -> failed(session, failure));
        return line.execute(call.arguments().toArray(String[]::new));
    }

    private static int misused(CommandLine line, Session session, String why) {
        session.console().note("Error: " + why);
        line.usage(session.console().err(), CommandLine.Help.Ansi.OFF);
        return Drycc.MISUSED;
    }

    private static int failed(Session session, Exception failure) {
        boolean expected = failure instanceof Failure;
        session.console().note("Error: " + (expected ? failure.getMessage() : failure.toString()));
        if (!session.machine().variable("DRYCC_DEBUG").isEmpty()) {
            failure.printStackTrace(session.console().err());
        }
        return failure instanceof Misuse ? Drycc.MISUSED : FAILED;
    }
}
