package dev.workflow.cli.terminal;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Opens web pages in the user's browser. */
public final class Browser {
    private final Map<String, String> environment;

    public Browser(Map<String, String> environment) {
        this.environment = environment;
    }

    /** Whether a program to show the page could be started. */
    public boolean open(String url) {
        String chosen = environment.getOrDefault("BROWSER", "");
        if (!chosen.isEmpty()) {
            return start(List.of(chosen, url));
        }
        String system = System.getProperty("os.name").toLowerCase(java.util.Locale.ROOT);
        if (system.contains("win")) {
            return start(List.of("rundll32", "url.dll,FileProtocolHandler", url));
        }
        return start(List.of(system.contains("mac") ? "open" : "xdg-open", url));
    }

    private static boolean start(List<String> command) {
        try {
            new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
