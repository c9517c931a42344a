package dev.workflow.launcher.command;

import dev.workflow.launcher.Distribution;
import dev.workflow.launcher.Refusal;
import dev.workflow.launcher.container.Serve;
import dev.workflow.launcher.data.DataFolder;
import dev.workflow.launcher.demo.Demo;
import dev.workflow.launcher.option.Arguments;
import dev.workflow.launcher.option.Settings;
import java.io.PrintStream;
import java.util.Map;

/** Finds the verb for a command line. */
public final class Verbs {

    private Verbs() {}

    public static Verb of(Arguments arguments, Map<String, String> environment, PrintStream out) {
        if (arguments.command().equals("help")) {
            return new Help(out);
        }
        Settings settings = Settings.of(arguments, environment);
        DataFolder data = settings.data();
        Distribution distribution = Distribution.ours();
        return switch (arguments.command()) {
            case "up" -> new Up(settings, distribution, out, arguments.flag("foreground"));
            case "demo" -> demo(settings, distribution, out, arguments);
            case "down" -> new Down(data, out);
            case "status" -> new Status(settings, distribution, out);
            case "logs" -> new Logs(data, out, arguments);
            case "reset" -> new Reset(data, out, arguments.flag("yes"));
            case "serve" -> Serve.of(settings, distribution);
            case Detached.VERB -> new Supervise(settings, distribution, out, () -> {});
            default ->
                throw new Refusal(
                        "There is no command \"" + arguments.command() + "\": \"./workflow help\" lists them.");
        };
    }

    private static Verb demo(Settings settings, Distribution distribution, PrintStream out, Arguments arguments) {
        return () -> {
            Preconditions.demo(settings);
            Up up = new Up(settings, distribution, out, false);
            String sample = arguments.value("sample").orElse("procfile");
            String app = arguments.value("app").orElse("demo");
            return new Demo(settings, distribution, out, sample, app).run(up::run);
        };
    }
}
