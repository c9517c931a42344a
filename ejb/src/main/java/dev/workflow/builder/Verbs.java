package dev.workflow.builder;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.Command;
import org.apache.sshd.server.command.CommandFactory;
import org.apache.sshd.server.shell.ShellFactory;

/** Everything a client can make this server do: push, fetch, ping. A shell is answered with a sentence. */
final class Verbs implements CommandFactory, ShellFactory {

    static final String ONLY_GIT = "This server takes git push, git clone and ping; nothing else.";
    static final String KEY_GONE = "Your SSH key is no longer registered.";

    private final Workshop workshop;
    private final Admission admission;
    private final ThreadFactory threads;

    Verbs(Workshop workshop, Admission admission, ThreadFactory threads) {
        this.workshop = workshop;
        this.admission = admission;
        this.threads = threads;
    }

    @Override
    public Command createCommand(ChannelSession channel, String line) {
        Request request = Request.parse(line);
        String fingerprint = channel.getSession().getAttribute(KeyLogin.FINGERPRINT);
        String from = Admission.address(channel.getSession()).getHostAddress();
        return new ExecCommand(conversation -> answer(request, fingerprint, from, conversation), threads);
    }

    @Override
    public Command createShell(ChannelSession channel) {
        return new ExecCommand(conversation -> conversation.refuse(ONLY_GIT), threads);
    }

    private int answer(Request request, String fingerprint, String from, Conversation conversation)
            throws IOException, InterruptedException {
        Optional<Pushes.Pusher> pusher =
                workshop.pushes().byKey(fingerprint).map(known -> known.via(fingerprint, from));
        if (pusher.isEmpty()) {
            return conversation.refuse(KEY_GONE);
        }
        return admission.tooMany(pusher.get().accountId())
                ? conversation.refuse(Admission.TOO_MANY)
                : verb(request, pusher.get()).run(conversation);
    }

    private Verb verb(Request request, Pushes.Pusher pusher) {
        return switch (request.kind()) {
            case PUSH -> new PushVerb(workshop, pusher, request.app());
            case FETCH -> new FetchVerb(workshop, pusher, request.app());
            case PING -> new PingVerb();
            case UNKNOWN -> conversation -> conversation.refuse(ONLY_GIT);
        };
    }
}
