package dev.workflow.messaging;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Turns the client libraries' own logging off unless somebody configured it: they print a stack trace for every session
 * of every lost connection and throw the same failure at us, and we report it once per outage.
 */
final class ClientLog {
    // The log manager holds loggers weakly; a collected logger would come back at its default level.
    private static final List<Logger> LOGGERS =
            List.of(Logger.getLogger("com.rabbitmq.jms"), Logger.getLogger("com.rabbitmq.client"));

    private ClientLog() {}

    static void quieten() {
        for (Logger logger : LOGGERS) {
            if (logger.getLevel() == null) {
                logger.setLevel(Level.OFF);
            }
        }
    }
}
