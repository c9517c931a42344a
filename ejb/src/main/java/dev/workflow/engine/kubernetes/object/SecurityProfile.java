package dev.workflow.engine.kubernetes.object;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What apps' processes are kept from, after the levels of Kubernetes' pod security standards. None lets a process become
 * more than it was at its start, or talk with the API server.
 */
public enum SecurityProfile {
    /** No root, no capabilities. */
    RESTRICTED,
    /** Images may run as root, with those capabilities that servers use to become somebody else. */
    BASELINE;

    /** How the operator allows root. */
    public static final String SETTING = "workflow.kubernetes.security";

    private static final Map<String, Object> NO_CAPABILITIES = Map.of("drop", List.of("ALL"));

    private static final Map<String, Object> FEW_CAPABILITIES = Map.of(
            "drop",
            List.of("ALL"),
            "add",
            List.of(
                    "CHOWN",
                    "DAC_OVERRIDE",
                    "FOWNER",
                    "FSETID",
                    "KILL",
                    "NET_BIND_SERVICE",
                    "SETGID",
                    "SETPCAP",
                    "SETUID",
                    "SYS_CHROOT"));

    /** @throws IllegalArgumentException for a word that names none */
    public static SecurityProfile parse(String word) {
        for (SecurityProfile profile : values()) {
            if (profile.word().equals(word)) {
                return profile;
            }
        }
        throw new IllegalArgumentException(SETTING + " is restricted or baseline, not " + word);
    }

    /** The level's name in the labels of namespaces. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @param group that the pod's volumes are given to; 0 when it has none */
    Map<String, Object> ofPod(int group) {
        Fields fields = Fields.of("seccompProfile", Map.of("type", "RuntimeDefault"));
        if (this == RESTRICTED) {
            fields.with("runAsNonRoot", true);
        }
        if (group > 0) {
            // A large volume is not gone through at each start.
            fields.with("fsGroup", group).with("fsGroupChangePolicy", "OnRootMismatch");
        }
        return fields.map();
    }

    Map<String, Object> ofContainer() {
        return Fields.of("allowPrivilegeEscalation", false)
                .with("capabilities", this == RESTRICTED ? NO_CAPABILITIES : FEW_CAPABILITIES)
                .map();
    }

    /**
     * What to tell the user when a node refused to start an image because of whom it runs as.
     *
     * @param message the node's
     * @return empty when the message is about something else
     */
    public static Optional<String> refusal(String message) {
        boolean named = message.contains("non-numeric user");
        if (!named && !message.contains("runAsNonRoot")) {
            return Optional.empty();
        }
        return Optional.of((named
                        ? "the image names its user by a word, so the cluster cannot see that it is not root"
                        : "the image runs as root, which this platform does not allow")
                + ": give its Dockerfile a line USER with a number above 0, or build with buildpacks;"
                + " the operator may allow root with " + SETTING + "=baseline");
    }
}
