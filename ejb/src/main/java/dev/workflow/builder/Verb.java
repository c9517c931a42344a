package dev.workflow.builder;

import java.io.IOException;

/** One thing a client may ask for. Runs in a thread of its own, which is interrupted when the client goes away. */
@FunctionalInterface
interface Verb {

    /** @return the exit status */
    int run(Conversation conversation) throws IOException, InterruptedException;
}
