package dev.workflow.engine.kubernetes;

import dev.workflow.engine.RolloutFailed;
import dev.workflow.engine.RolloutFailed.Cause;
import dev.workflow.process.ProcessType;
import java.util.List;
import java.util.Optional;

/**
 * Why a process type does not become healthy.
 *
 * @param what follows "Process web"
 * @param talker the pod whose last lines belong to the explanation, if one has printed any that do
 */
record Symptom(Cause cause, String what, String hint, Optional<PodStatus> talker) {

    Symptom(Cause cause, String what, String hint) {
        this(cause, what, hint, Optional.empty());
    }

    RolloutFailed failure(ProcessType type, List<String> lastLines) {
        String lines = "";
        if (talker.isPresent()) {
            lines = lastLines.isEmpty()
                    ? " It printed nothing."
                    : " Its last lines:\n  " + String.join("\n  ", lastLines);
        }
        return new RolloutFailed(type, cause, "Process " + type + " " + what + "." + lines, hint);
    }
}
