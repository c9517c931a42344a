package dev.workflow.launcher.command;

import dev.workflow.launcher.Refusal;
import dev.workflow.launcher.data.DataFolder;
import dev.workflow.launcher.option.Arguments;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Shows the last lines of the platform's own logs, and with {@code -f} what is added to them. */
public final class Logs implements Verb {

    private static final List<String> PARTS = List.of("launcher", "database", "services", "server");
    private static final long POLL_MILLIS = 300;

    private final DataFolder data;
    private final PrintStream out;
    private final List<String> parts;
    private final int lines;
    private final boolean follow;

    public Logs(DataFolder data, PrintStream out, Arguments arguments) {
        this.data = data;
        this.out = out;
        this.parts = arguments.words().isEmpty() ? PARTS : List.copyOf(arguments.words());
        this.lines = count(arguments.value("lines").orElse("100"));
        this.follow = arguments.flag("follow");
        for (String part : parts) {
            if (!PARTS.contains(part)) {
                throw new Refusal("There is no part \"" + part + "\": the logs are " + String.join(", ", PARTS) + ".");
            }
        }
    }

    @Override
    public int run() throws IOException, InterruptedException {
        if (parts.stream().noneMatch(part -> Files.exists(data.log(part)))) {
            throw new Refusal("There are no logs in " + data.logs() + ": Workflow was not started on this folder.");
        }
        Map<String, Tail> tails = new LinkedHashMap<>();
        for (String part : parts) {
            tails.put(part, new Tail(data.log(part)).skipToLast(lines));
        }
        tails.forEach(this::print);
        while (follow) {
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
            tails.forEach(this::print);
        }
        return 0;
    }

    private void print(String part, Tail tail) {
        String prefix = parts.size() > 1 ? part + " | " : "";
        tail.lines().forEach(line -> out.println(prefix + line));
        out.flush();
    }

    private static int count(String text) {
        if (!text.matches("[0-9]{1,6}")) {
            throw new Refusal("\"" + text + "\" is not a number of lines: --lines takes 0 to 999999.");
        }
        return Integer.parseInt(text);
    }
}
