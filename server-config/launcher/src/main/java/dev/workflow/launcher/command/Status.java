package dev.workflow.launcher.command;

import dev.workflow.launcher.Distribution;
import dev.workflow.launcher.option.Settings;
import dev.workflow.launcher.postgres.PostgresPart;
import dev.workflow.launcher.process.Memory;
import dev.workflow.launcher.supervisor.Part;
import dev.workflow.launcher.supervisor.PartState;
import dev.workflow.launcher.supervisor.Phase;
import dev.workflow.launcher.supervisor.PlatformState;
import dev.workflow.launcher.supervisor.StateFile;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Shows each part in a table. Exit code 0 when all of them work, 3 otherwise. */
public final class Status implements Verb {

    private static final int NOT_RUNNING = 3;
    private static final String ROW = "%-9s  %-13s  %7s  %-15s  %8s  %-9s  %8s%n";

    private final Settings settings;
    private final Distribution distribution;
    private final PrintStream out;

    public Status(Settings settings, Distribution distribution, PrintStream out) {
        this.settings = settings;
        this.distribution = distribution;
        this.out = out;
    }

    @Override
    public int run() {
        Optional<PlatformState> state = new StateFile(settings.data()).running();
        if (state.isEmpty()) {
            out.println("Workflow is not running on " + settings.data().root() + ".");
            return NOT_RUNNING;
        }
        out.printf(ROW, "PART", "STATE", "PID", "PORTS", "MEMORY", "UP", "RESTARTS");
        boolean well = state.get().phase() == Phase.READY;
        long memory = launcher(state.get());
        for (Part part : new Platform(settings, distribution).parts()) {
            PartState known = state.get().part(part.name()).orElseThrow();
            boolean answers = known.phase() == Phase.READY && part.ready();
            well &= answers;
            memory += row(known, answers);
        }
        out.println("Data in " + settings.data().root() + ", memory in all " + memory / 1024 + " MB.");
        return well ? 0 : NOT_RUNNING;
    }

    private long launcher(PlatformState state) {
        ProcessHandle process = state.supervisor().orElseThrow();
        long memory = Memory.of(process);
        out.printf(ROW, "launcher", word(state.phase()), state.pid(), "", megabytes(memory), since(state.since()), 0);
        return memory;
    }

    private long row(PartState part, boolean answers) {
        Optional<ProcessHandle> process = ProcessHandle.of(part.pid());
        boolean tree = part.name().equals(PostgresPart.NAME);
        long memory = process.map(tree ? Memory::ofTree : Memory::of).orElse(0L);
        boolean silent = part.phase() == Phase.READY && !answers;
        out.printf(
                ROW,
                part.name(),
                silent ? "not answering" : word(part.phase()),
                process.map(handle -> Long.toString(handle.pid())).orElse(""),
                ports(part.ports()),
                megabytes(memory),
                process.map(handle -> since(part.since())).orElse(""),
                part.restarts());
        return memory;
    }

    private static String ports(List<Integer> ports) {
        return ports.stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    private static String word(Phase phase) {
        return phase.name().toLowerCase(Locale.ROOT);
    }

    private static String megabytes(long kilobytes) {
        return kilobytes / 1024 + " MB";
    }

    private static String since(Instant start) {
        Duration up = Duration.between(start, Instant.now());
        if (up.toHours() > 0) {
            return up.toHours() + "h " + up.toMinutesPart() + "m";
        }
        return up.toMinutes() > 0 ? up.toMinutes() + "m " + up.toSecondsPart() + "s" : up.toSeconds() + "s";
    }
}
