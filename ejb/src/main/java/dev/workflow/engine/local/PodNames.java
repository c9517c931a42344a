package dev.workflow.engine.local;

import dev.workflow.app.AppName;
import dev.workflow.process.ProcessType;
import java.security.SecureRandom;

/** Names of pods: {@code <app>-<ptype>-<5 characters>}. */
final class PodNames {

    private static final String ALPHABET = "bcdfghjklmnpqrstvwxz2456789";
    private static final int LENGTH = 5;
    private static final SecureRandom RANDOM = new SecureRandom();

    private PodNames() {}

    static String next(AppName app, ProcessType type) {
        StringBuilder name = new StringBuilder(app + "-" + type + "-");
        for (int i = 0; i < LENGTH; i++) {
            name.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return name.toString();
    }

    /** Who a pod's log lines say they are from. */
    static String source(AppName app, ProcessType type, int release, String pod) {
        return app + "[" + type + ".v" + release + "." + pod.substring(pod.length() - LENGTH) + "]";
    }
}
