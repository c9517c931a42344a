package dev.workflow.builder;

import dev.workflow.app.AppName;
import java.io.IOException;
import java.util.Optional;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.ServiceMayNotContinueException;
import org.eclipse.jgit.transport.UploadPack;

/** {@code git-upload-pack}: whoever may view an app may clone it. */
final class FetchVerb implements Verb {

    static final String NO_APP = "No such app, or you may not read it.";
    private final Workshop workshop;
    private final Pushes.Pusher pusher;
    private final Optional<AppName> app;

    FetchVerb(Workshop workshop, Pushes.Pusher pusher, Optional<AppName> app) {
        this.workshop = workshop;
        this.pusher = pusher;
        this.app = app;
    }

    @Override
    public int run(Conversation conversation) throws IOException {
        Optional<AppName> allowed = app.filter(name -> workshop.pushes().mayFetch(pusher, name));
        if (allowed.isEmpty()) {
            return conversation.refuseGit(NO_APP);
        }
        try (Repository repository = workshop.repositories().open(allowed.get())) {
            UploadPack upload = new UploadPack(repository);
            upload.setPreUploadHook(new WholeHistory());
            upload.setTimeout(Math.toIntExact(workshop.limits().stall().toSeconds()));
            upload.upload(conversation.in(), conversation.out(), conversation.err());
            return 0;
        } catch (ServiceMayNotContinueException told) {
            return 1;
        }
    }
}
