package dev.workflow.launcher.process;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a child inherits: where to find programs, how to talk, how to reach the outside. No secret is among it. */
public final class PlainEnvironment {

    private static final List<String> KEPT = List.of(
            "PATH",
            "HOME",
            "USER",
            "LOGNAME",
            "SHELL",
            "LANG",
            "LC_ALL",
            "LC_CTYPE",
            "TZ",
            "TERM",
            "JAVA_HOME",
            "http_proxy",
            "https_proxy",
            "no_proxy",
            "HTTP_PROXY",
            "HTTPS_PROXY",
            "NO_PROXY",
            "SSL_CERT_FILE");

    private PlainEnvironment() {}

    public static Map<String, String> from(Map<String, String> environment) {
        Map<String, String> kept = new HashMap<>();
        for (String name : KEPT) {
            String value = environment.get(name);
            if (value != null) {
                kept.put(name, value);
            }
        }
        return kept;
    }

    /** Gives the child exactly this environment. */
    public static ProcessBuilder apply(ProcessBuilder builder, Map<String, String> environment) {
        builder.environment().clear();
        builder.environment().putAll(environment);
        return builder;
    }
}
