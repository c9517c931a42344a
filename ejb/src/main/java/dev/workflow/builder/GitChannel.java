package dev.workflow.builder;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.apache.sshd.common.channel.Channel;
import org.apache.sshd.common.channel.RequestHandler.Result;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.util.buffer.Buffer;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.channel.ChannelSessionFactory;

/** A session channel that runs one command and knows no other request: no subsystem, terminal, agent or display. */
final class GitChannel extends ChannelSession {

    private static final Set<String> KNOWN = Set.of("exec", "shell");

    private GitChannel() {
        super(List.of());
    }

    static ChannelSessionFactory factory() {
        return new ChannelSessionFactory() {
            @Override
            public Channel createChannel(Session session) {
                return new GitChannel();
            }
        };
    }

    /** Clients send their locale unasked: environment requests are accepted and forgotten, never kept. */
    @Override
    protected Result handleInternalRequest(String type, boolean wantReply, Buffer buffer) throws IOException {
        if (type.equals("env")) {
            return Result.ReplySuccess;
        }
        return KNOWN.contains(type) ? super.handleInternalRequest(type, wantReply, buffer) : Result.ReplyFailure;
    }
}
