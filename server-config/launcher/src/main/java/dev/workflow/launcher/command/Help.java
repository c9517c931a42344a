package dev.workflow.launcher.command;

import dev.workflow.launcher.option.PortName;
import java.io.PrintStream;

/** Says what there is. */
public final class Help implements Verb {

    private static final String TEXT = """
            Usage: ./workflow <command> [options]

            Commands
              demo     start everything, create an app from a sample, push it and show its answer
              up       start the platform in the background; --foreground stays until Ctrl-C
              down     stop it
              status   show its parts; exit code 0 when all of them work, 3 otherwise
              logs     show its logs: logs [launcher|database|services|server] [-f] [-n LINES]
              reset    stop it and delete all its data; --yes does not ask
              serve    the server alone in the foreground, for containers: all parts and secrets by
                       environment, see docs/kubernetes.md
              help     this text

            Options
              --data DIR           data folder (WORKFLOW_DATA; else $XDG_DATA_HOME/workflow
                                   or ~/.local/share/workflow)
              --domain NAME        apps answer at <app>.NAME (WORKFLOW_DOMAIN; else localhost)
              --sample NAME        demo: the sample in docs/samples to push (procfile)
              --app NAME           demo: the app to create (demo)
            """;

    private final PrintStream out;

    public Help(PrintStream out) {
        this.out = out;
    }

    @Override
    public int run() {
        out.print(TEXT);
        for (PortName port : PortName.values()) {
            out.printf(
                    "  --%-18s port: %s (%s; else %d)%n",
                    port.option() + " N", port.title(), port.variable(), port.preset());
        }
        out.println();
        out.println(
                "A database, broker or storage of your own is used instead of the embedded one when WORKFLOW_DB_URL,");
        out.println("WORKFLOW_AMQP_URI or WORKFLOW_S3_ENDPOINT is set.");
        return 0;
    }
}
