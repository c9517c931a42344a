package dev.workflow.jms;

import dev.workflow.messaging.Broker;
import dev.workflow.messaging.Sender;

/** A process that ends as by kill -9 between the broker's confirmation and the delete. */
final class RelayThatCrashes {
    static final int EXIT = 137;

    private RelayThatCrashes() {}

    public static void main(String[] arguments) throws Exception {
        try (Sender sender = new Sender(Broker.at(arguments[1]))) {
            Outbox outbox = new Outbox(TestDatabase.dataSource(arguments[0]), batch -> {
                sender.send(batch);
                Runtime.getRuntime().halt(EXIT);
            });
            outbox.relay();
        }
    }
}
