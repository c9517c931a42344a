package dev.workflow.jms;

import dev.workflow.messaging.OutgoingMessage;
import jakarta.jms.JMSException;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/**
 * The messages committed but not yet sent. The order "send, confirmed by the broker, delete, commit" means that a crash
 * between any two steps sends a message twice, never not at all. Several processes may work on it: a row is locked
 * while it is being sent and the others skip it.
 */
final class Outbox {
    static final int BATCH = 100;

    // A relay that hangs or whose machine vanished must not keep its rows locked until TCP notices.
    private static final String LIMIT_HANG = "set local idle_in_transaction_session_timeout = '60s'";
    private static final String TAKE =
            "select id, queue, body from outbox order by id limit " + BATCH + " for update skip locked";
    private static final String DELETE = "delete from outbox where id = any (?)";

    private final DataSource database;
    private final ConfirmedSend broker;

    Outbox(DataSource database, ConfirmedSend broker) {
        this.database = database;
        this.broker = broker;
    }

    /** Returns only when the broker has the whole batch on disk. */
    @FunctionalInterface
    interface ConfirmedSend {
        void send(List<OutgoingMessage> batch) throws JMSException;
    }

    /** Sends the oldest unlocked messages, {@link #BATCH} at most. @return how many */
    int relay() throws SQLException, JMSException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            boolean done = false;
            try {
                int sent = relay(connection);
                connection.commit();
                done = true;
                return sent;
            } finally {
                if (!done) {
                    connection.rollback();
                }
                connection.setAutoCommit(true);
            }
        }
    }

    private int relay(Connection connection) throws SQLException, JMSException {
        List<Long> ids = new ArrayList<>();
        List<OutgoingMessage> messages = new ArrayList<>();
        try (Statement statement = connection.createStatement()) {
            statement.execute(LIMIT_HANG);
            try (ResultSet row = statement.executeQuery(TAKE)) {
                while (row.next()) {
                    ids.add(row.getLong("id"));
                    messages.add(new OutgoingMessage(row.getString("queue"), row.getString("body")));
                }
            }
        }
        if (!messages.isEmpty()) {
            broker.send(messages);
            delete(connection, ids);
        }
        return messages.size();
    }

    private static void delete(Connection connection, List<Long> ids) throws SQLException {
        Array sent = connection.createArrayOf("bigint", ids.toArray());
        try (PreparedStatement delete = connection.prepareStatement(DELETE)) {
            delete.setArray(1, sent);
            delete.executeUpdate();
        } finally {
            sent.free();
        }
    }
}
