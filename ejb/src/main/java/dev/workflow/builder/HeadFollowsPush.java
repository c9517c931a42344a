package dev.workflow.builder;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Collection;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.transport.PostReceiveHook;
import org.eclipse.jgit.transport.ReceiveCommand;
import org.eclipse.jgit.transport.ReceivePack;

/** Points HEAD at the branch that was released last, so that a clone checks out what runs. */
final class HeadFollowsPush implements PostReceiveHook {

    private static final Logger LOG = System.getLogger(HeadFollowsPush.class.getName());

    @Override
    public void onPostReceive(ReceivePack receive, Collection<ReceiveCommand> commands) {
        for (ReceiveCommand command : commands) {
            try {
                receive.getRepository().updateRef(Constants.HEAD).link(command.getRefName());
            } catch (IOException failure) {
                LOG.log(Level.WARNING, "HEAD of " + receive.getRepository().getDirectory() + " did not move", failure);
            }
        }
    }
}
