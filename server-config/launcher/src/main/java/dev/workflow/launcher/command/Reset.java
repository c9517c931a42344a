package dev.workflow.launcher.command;

import dev.workflow.launcher.Refusal;
import dev.workflow.launcher.data.DataFolder;
import dev.workflow.launcher.data.DataLock;
import dev.workflow.launcher.data.OwnerOnly;
import java.io.Console;
import java.io.IOException;
import java.io.PrintStream;

/** Stops the platform and deletes everything it holds. */
public final class Reset implements Verb {

    private final DataFolder data;
    private final PrintStream out;
    private final boolean confirmed;

    public Reset(DataFolder data, PrintStream out, boolean confirmed) {
        this.data = data;
        this.out = out;
        this.confirmed = confirmed;
    }

    @Override
    public int run() throws IOException, InterruptedException {
        if (!data.exists()) {
            out.println("There is nothing in " + data.root() + ".");
            return 0;
        }
        if (!data.ours()) {
            throw new Refusal(data.root() + " is not a data folder of Workflow, nothing was deleted.");
        }
        if (!confirmed && !confirm()) {
            throw new Refusal("Nothing was deleted.");
        }
        new Down(data, out).run();
        DataLock lock = DataLock.take(data);
        try {
            OwnerOnly.delete(data.root());
        } finally {
            lock.close();
        }
        out.println("Deleted " + data.root() + ".");
        return 0;
    }

    private boolean confirm() {
        Console console = System.console();
        if (console == null) {
            throw new Refusal("This deletes every app and all data in " + data.root() + ": add --yes to confirm.");
        }
        String answer = console.readLine(
                "This deletes every app, build, release and all other data in %s.%nType \"yes\" to go on: ",
                data.root());
        return "yes".equals(answer);
    }
}
