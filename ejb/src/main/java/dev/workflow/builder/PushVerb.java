package dev.workflow.builder;

import dev.workflow.app.AppName;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import org.eclipse.jgit.lib.Repository;

/** {@code git-receive-pack}: permission and turn first, then the objects, then the build, then the ref. */
final class PushVerb implements Verb {

    static final String NO_APP = "No such app, or you may not push to it.";
    static final String BUSY = "Another git push is ongoing";

    private static final Logger LOG = System.getLogger(PushVerb.class.getName());

    private final Workshop workshop;
    private final Pushes.Pusher pusher;
    private final Optional<AppName> app;

    PushVerb(Workshop workshop, Pushes.Pusher pusher, Optional<AppName> app) {
        this.workshop = workshop;
        this.pusher = pusher;
        this.app = app;
    }

    @Override
    public int run(Conversation conversation) throws IOException, InterruptedException {
        Optional<AppName> allowed = app.filter(name -> workshop.pushes().mayPush(pusher, name));
        if (allowed.isEmpty()) {
            return conversation.refuseGit(NO_APP);
        }
        Optional<PushTurns.Turn> turn = workshop.turns().push(allowed.get());
        if (turn.isEmpty()) {
            return conversation.refuseGit(BUSY);
        }
        try (PushTurns.Turn held = turn.get()) {
            return receive(allowed.get(), conversation);
        } finally {
            // Only now is the app free: care that finds it busy waits for its next push.
            workshop.care().pushed(allowed.get());
        }
    }

    private int receive(AppName name, Conversation conversation) throws IOException {
        try (Repository repository = workshop.repositories().open(name);
                PushDeadline deadline =
                        new PushDeadline(workshop.clock(), workshop.limits().total())) {
            workshop.repositories().sweep(name);
            NewPacks packs = NewPacks.of(repository);
            AppReceivePack receive = new AppReceivePack(repository, workshop.limits());
            receive.setPreReceiveHook(new PushHook(workshop, pusher, name, conversation, deadline));
            receive.setPostReceiveHook(new HeadFollowsPush());
            try {
                receive.receive(conversation.in(), conversation.out(), conversation.err());
            } catch (IOException broken) {
                LOG.log(Level.INFO, "push to {0} by {1} broke off: {2}", name, pusher.username(), broken.toString());
                return deadline.expired() ? conversation.refuse(PushHook.tooLong(workshop.limits())) : 1;
            } finally {
                if (!receive.moved()) {
                    packs.delete();
                }
            }
            return 0;
        }
    }
}
