package dev.workflow.builder;

import java.io.IOException;
import org.eclipse.jgit.errors.TooLargeObjectInPackException;
import org.eclipse.jgit.internal.submodule.SubmoduleValidator.SubmoduleValidationException;
import org.eclipse.jgit.lib.ObjectChecker;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.ReceiveCommand;
import org.eclipse.jgit.transport.ReceivePack;

/** JGit's receive-pack within our limits. Says in plain words what is wrong with a pack. */
final class AppReceivePack extends ReceivePack {

    /** Enough for two thousand refs: a push of more is told so, its list never fills the heap. */
    private static final long COMMAND_BYTES = 256 * 1024;

    private final PushLimits limits;
    private boolean moved;

    AppReceivePack(Repository repository, PushLimits limits) {
        super(repository);
        this.limits = limits;
        setAllowCreates(true);
        setAllowDeletes(true);
        setAllowNonFastForwards(true);
        setAllowPushOptions(false);
        setTimeout(Math.toIntExact(limits.stall().toSeconds()));
        setMaxCommandBytes(COMMAND_BYTES);
        setMaxObjectSizeLimit(limits.objectBytes());
        setObjectChecker(new DeltaBudget(Runtime.getRuntime().maxMemory() / 4)
                .setAllowInvalidPersonIdent(true)
                .setAllowLeadingZeroFileMode(true)
                .setIgnore(ObjectChecker.ErrorType.BAD_TIMEZONE, true));
        connectivityChecker = new ShallowConnectivity(connectivityChecker, this::getClientShallowCommits);
    }

    @Override
    protected void receivePackAndCheckConnectivity() throws IOException, SubmoduleValidationException {
        try {
            super.receivePackAndCheckConnectivity();
        } catch (GuardedPack.LimitExceeded exceeded) {
            throw refused(exceeded.getMessage(), exceeded);
        } catch (TooLargeObjectInPackException tooLarge) {
            throw refused(
                    "A file of the push is bigger than the limit of " + limits.objectBytes() / (1024 * 1024) + " MiB.",
                    tooLarge);
        } catch (DeltaBudget.Exceeded | OutOfMemoryError tooMuch) {
            throw refused(
                    "The push needs too much memory to unpack; push fewer or smaller changes of big files.", tooMuch);
        }
    }

    private IOException refused(String sentence, Throwable cause) {
        sendMessage(sentence);
        return new IOException("push refused", cause);
    }

    /** Moves the one ref of a push without JGit's progress lines, which would stand below the last line of the release. */
    @Override
    protected void executeCommands() {
        filterCommands(ReceiveCommand.Result.NOT_ATTEMPTED).forEach(command -> {
            command.execute(this);
            moved |= command.getResult() == ReceiveCommand.Result.OK;
        });
    }

    /** True once a ref has moved. */
    boolean moved() {
        return moved;
    }
}
