package dev.workflow.database;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Waits for a database that is still coming up.
 *
 * @param longest how long to go on asking
 * @param pause between two questions
 */
record Patience(Duration longest, Duration pause) {

    private static final Logger LOG = System.getLogger(Patience.class.getName());
    private static final String WRONG_CREDENTIALS = "28";

    /** @throws IllegalStateException with what to do, when the database has not answered in time */
    void await(Migrations.Question question) {
        long deadline = System.nanoTime() + longest.toNanos();
        for (boolean first = true; ; first = false) {
            try {
                question.ask();
                return;
            } catch (SQLException refused) {
                if (isFinal(refused) || System.nanoTime() + pause.toNanos() > deadline) {
                    throw givenUp(refused);
                }
                if (first) {
                    LOG.log(Level.INFO, "Waiting for PostgreSQL: {0}", rootMessage(refused));
                }
                sleep();
            }
        }
    }

    private IllegalStateException givenUp(SQLException refused) {
        return new IllegalStateException(
                "PostgreSQL cannot be used: " + rootMessage(refused)
                        + ". Start it, or check WORKFLOW_DB_URL, WORKFLOW_DB_USER and WORKFLOW_DB_PASSWORD.",
                refused);
    }

    /** A wrong password does not become right by waiting. The pool wraps the driver's exception several times. */
    private static boolean isFinal(Throwable refused) {
        for (Throwable cause = refused; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql
                    && sql.getSQLState() != null
                    && sql.getSQLState().startsWith(WRONG_CREDENTIALS)) {
                return true;
            }
        }
        return false;
    }

    private static String rootMessage(Throwable refused) {
        Throwable cause = refused;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause.getMessage() == null ? cause.toString() : cause.getMessage();
    }

    private void sleep() {
        try {
            TimeUnit.NANOSECONDS.sleep(pause.toNanos());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for PostgreSQL.", stopped);
        }
    }
}
