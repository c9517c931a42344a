package dev.workflow.builder;

import dev.workflow.app.AppName;
import dev.workflow.log.LogText;
import dev.workflow.problem.Problem;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.jgit.transport.PreReceiveHook;
import org.eclipse.jgit.transport.ReceiveCommand;
import org.eclipse.jgit.transport.ReceiveCommand.Result;
import org.eclipse.jgit.transport.ReceivePack;

/** Builds the pushed commit between the arrival of its objects and the move of its ref. */
final class PushHook implements PreReceiveHook {

    private static final Logger LOG = System.getLogger(PushHook.class.getName());
    private static final String DECLINED = "pre-receive hook declined";

    private final Workshop workshop;
    private final Pushes.Pusher pusher;
    private final AppName app;
    private final Conversation conversation;
    private final PushDeadline deadline;

    PushHook(Workshop workshop, Pushes.Pusher pusher, AppName app, Conversation conversation, PushDeadline deadline) {
        this.workshop = workshop;
        this.pusher = pusher;
        this.app = app;
        this.conversation = conversation;
        this.deadline = deadline;
    }

    static String tooLong(PushLimits limits) {
        return "The push took longer than " + limits.total().toSeconds() + " seconds and was stopped.";
    }

    @Override
    public void onPreReceive(ReceivePack receive, Collection<ReceiveCommand> acceptable) {
        Optional<String> refusal = new PushRules(workshop.limits()).refusal(receive.getAllCommands());
        if (refusal.isPresent()) {
            acceptable.forEach(command -> command.setResult(Result.REJECTED_OTHER_REASON, refusal.get()));
            return;
        }
        for (ReceiveCommand command : acceptable) {
            Optional<String> failure = build(receive, command);
            if (failure.isPresent()) {
                LogText.lines(failure.get()).forEach(receive::sendMessage);
                command.setResult(Result.REJECTED_OTHER_REASON, DECLINED);
            }
        }
    }

    /** @return why there is no release, in words for the pusher */
    private Optional<String> build(ReceivePack receive, ReceiveCommand command) {
        try (PushLines lines = new PushLines(
                receive.getMessageOutputStream(),
                conversation.gone(),
                workshop.limits().heartbeat())) {
            CommitSource source = CommitSource.of(receive.getRepository(), command.getNewId(), workshop.limits());
            source.check();
            Pushes.Released released =
                    workshop.pushes().push(pusher, app, command.getNewId().name(), source, lines);
            LOG.log(
                    Level.INFO,
                    "{0} pushed {1} to {2}: v{3}",
                    pusher.username(),
                    command.getNewId().name(),
                    app,
                    released.version());
            return Optional.empty();
        } catch (Pushes.PushRejected | Problem rejected) {
            return Optional.of(String.valueOf(rejected.getMessage()));
        } catch (InterruptedException | InterruptedIOException stopped) {
            return Optional.of(stopped());
        } catch (IOException | RuntimeException | OutOfMemoryError failure) {
            return Optional.of(Thread.interrupted() ? stopped() : unexpected(failure));
        }
    }

    private String stopped() {
        return deadline.expired() ? tooLong(workshop.limits()) : "The push was cancelled.";
    }

    private String unexpected(Throwable failure) {
        String id = UUID.randomUUID().toString();
        LOG.log(Level.ERROR, "push to " + app + " failed, id " + id, failure);
        return "The platform failed to build this push. Try again; an administrator finds the cause under " + id + ".";
    }
}
