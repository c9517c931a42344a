package dev.workflow.builder;

import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.ReceiveCommand;

/** Which ref updates build: exactly one branch, created or moved. */
final class PushRules {

    private final int refNameLength;

    PushRules(PushLimits limits) {
        refNameLength = limits.refNameLength();
    }

    /** Why this push does not build; shown beside every ref of it. */
    Optional<String> refusal(List<ReceiveCommand> commands) {
        if (commands.size() != 1) {
            return Optional.of("push one branch at a time, without tags");
        }
        ReceiveCommand command = commands.get(0);
        String ref = command.getRefName();
        if (command.getType() == ReceiveCommand.Type.DELETE) {
            return Optional.of("branches of an app cannot be deleted; push another commit or destroy the app");
        }
        if (ref.startsWith(Constants.R_TAGS)) {
            return Optional.of("tags do not build; push a branch");
        }
        if (!ref.startsWith(Constants.R_HEADS) || !Repository.isValidRefName(ref)) {
            return Optional.of("only branches build; push to refs/heads/<name>");
        }
        return ref.length() > refNameLength ? Optional.of("branch name too long") : Optional.empty();
    }
}
