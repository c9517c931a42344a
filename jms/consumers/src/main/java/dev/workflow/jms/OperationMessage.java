package dev.workflow.jms;

import dev.workflow.messaging.UnreadableMessage;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.TextMessage;
import java.util.Optional;
import java.util.UUID;

/** The message that announces an operation: its id as text, nothing else (architecture decision 4). */
record OperationMessage(UUID operation) {
    private static final int LONGEST_QUOTE = 80;

    /** @throws UnreadableMessage when the body is anything but one UUID in its usual 36 characters */
    static OperationMessage parse(Message message) {
        String body = body(message).orElseThrow(() -> new UnreadableMessage("Not a text message"));
        try {
            UUID operation = UUID.fromString(body);
            // The parser also takes short groups such as 1-1-1-1-1.
            if (operation.toString().equalsIgnoreCase(body)) {
                return new OperationMessage(operation);
            }
        } catch (IllegalArgumentException e) {
            throw new UnreadableMessage("Not the id of an operation: " + quote(body), e);
        }
        throw new UnreadableMessage("Not the id of an operation: " + quote(body));
    }

    private static Optional<String> body(Message message) {
        try {
            return message instanceof TextMessage text ? Optional.ofNullable(text.getText()) : Optional.empty();
        } catch (JMSException e) {
            throw new UnreadableMessage("No body", e);
        }
    }

    private static String quote(String body) {
        String start = body.substring(0, Math.min(body.length(), LONGEST_QUOTE));
        return '"' + start.replaceAll("[^\\x20-\\x7e]", "?") + '"';
    }
}
