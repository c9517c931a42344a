package dev.workflow.cli.command;

import dev.workflow.cli.client.Controller;
import dev.workflow.cli.terminal.Console;
import dev.workflow.cli.terminal.Progress;
import dev.workflow.cli.terminal.Table;
import java.util.function.Supplier;
import picocli.CommandLine.Option;

/** What one command does. Fails by throwing a {@code Failure}. */
public abstract class Verb implements Runnable {
    protected final Session session;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    private boolean help;

    protected Verb(Session session) {
        this.session = session;
    }

    protected final Controller api() {
        return session.api();
    }

    protected final Console console() {
        return session.console();
    }

    protected final void say(String line) {
        console().say(line);
    }

    protected final void print(Table table) {
        table.print(console().out());
    }

    /** Says {@code what... }, does the work, and says {@code done}. */
    protected final <T> T step(String what, Supplier<T> work) {
        T result = await(what, work);
        say("done");
        return result;
    }

    /** Says {@code what... } and does the work; the caller ends the line. */
    protected final <T> T await(String what, Supplier<T> work) {
        console().out().print(what + "... ");
        try (Progress progress = new Progress(console())) {
            return work.get();
        } catch (RuntimeException e) {
            say("");
            throw e;
        }
    }

    /** Says the line, does the work, and says how long it took. */
    protected final void timed(String line, Runnable work) {
        say(line);
        long start = System.nanoTime();
        try (Progress progress = new Progress(console())) {
            work.run();
        }
        say("done in " + (System.nanoTime() - start) / 1_000_000_000 + "s");
    }

    /** What to have while waiting. */
    protected final String drink() {
        String drink = session.machine().variable("DRYCC_DRINK_OF_CHOICE");
        return drink.isEmpty() ? "coffee" : drink;
    }
}
