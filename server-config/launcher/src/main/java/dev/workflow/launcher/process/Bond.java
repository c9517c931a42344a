package dev.workflow.launcher.process;

import dev.workflow.launcher.check.Tools;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The words put before a child's command: a session of its own, so that Ctrl-C reaches only the supervisor, which then
 * stops the children in order; and for programs that cannot watch us themselves a signal from the kernel at our death.
 * The kernel watches the starting <em>thread</em>, so a bound child must be started by a thread that outlives it.
 */
public record Bond(List<String> prefix) {

    public Bond {
        prefix = List.copyOf(prefix);
    }

    /** A session of its own, for a child that ends by itself when its standard input closes. */
    public static Bond session(Map<String, String> environment) {
        return new Bond(Tools.present("setsid", environment) ? List.of("setsid") : List.of());
    }

    /**
     * A signal from the kernel when we die, for example {@code INT}. A change of user clears it, so it goes innermost.
     */
    public static Bond death(String signal, Map<String, String> environment) {
        boolean possible = Tools.present("setpriv", environment);
        return new Bond(possible ? List.of("setpriv", "--pdeathsig", signal, "--") : List.of());
    }

    public List<String> of(List<String> command) {
        return Stream.concat(prefix.stream(), command.stream()).toList();
    }
}
