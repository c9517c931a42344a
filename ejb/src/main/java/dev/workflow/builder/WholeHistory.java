package dev.workflow.builder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.transport.PreUploadHook;
import org.eclipse.jgit.transport.ServiceMayNotContinueException;
import org.eclipse.jgit.transport.UploadPack;

/** Refuses to send a history with a gap: JGit cannot tell the client where it ends. Refs can still be listed. */
final class WholeHistory implements PreUploadHook {

    static final String SHALLOW =
            "This app was pushed from a shallow clone: its history here has a gap and cannot be cloned.";

    @Override
    public void onBeginNegotiateRound(UploadPack upload, Collection<? extends ObjectId> wants, int offered)
            throws ServiceMayNotContinueException {
        if (!wants.isEmpty() && hasGap(upload)) {
            throw new ServiceMayNotContinueException(SHALLOW);
        }
    }

    @Override
    public void onEndNegotiateRound(
            UploadPack upload, Collection<? extends ObjectId> wants, int common, int notFound, boolean ready) {
        // The history was checked when the round began.
    }

    @Override
    public void onSendPack(
            UploadPack upload, Collection<? extends ObjectId> wants, Collection<? extends ObjectId> haves)
            throws ServiceMayNotContinueException {
        if (hasGap(upload)) {
            throw new ServiceMayNotContinueException(SHALLOW);
        }
    }

    private static boolean hasGap(UploadPack upload) {
        try {
            return !upload.getRepository()
                    .getObjectDatabase()
                    .getShallowCommits()
                    .isEmpty();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
