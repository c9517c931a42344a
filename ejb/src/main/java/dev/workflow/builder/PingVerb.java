package dev.workflow.builder;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Proves that the server is there and the key is good. */
final class PingVerb implements Verb {

    @Override
    public int run(Conversation conversation) throws IOException {
        conversation.out().write("pong".getBytes(StandardCharsets.US_ASCII));
        conversation.out().flush();
        return 0;
    }
}
