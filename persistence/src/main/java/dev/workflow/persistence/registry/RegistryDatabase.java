package dev.workflow.persistence.registry;

import jakarta.persistence.PersistenceException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import javax.sql.DataSource;

/** Runs work in transactions of its own. A failing database is a PersistenceException. */
public final class RegistryDatabase {

    /** Statements of one transaction. May run again after a deadlock, so it must have no other effects. */
    public interface Work<T> {
        T run(Connection connection) throws SQLException;
    }

    private static final Set<String> WORTH_REPEATING = Set.of("40P01", "40001");
    private static final int ATTEMPTS = 3;

    private final DataSource source;

    public RegistryDatabase(DataSource source) {
        this.source = source;
    }

    <T> T transaction(Work<T> work) {
        return run(work, true);
    }

    /**
     * Garbage collection is one transaction, which a dry run takes back.
     *
     * @param keep false to undo what the work did
     */
    public <T> T collect(boolean keep, GarbageWork<T> work) {
        return run(connection -> work.run(new GarbageTables(connection)), keep);
    }

    /** The steps of a garbage collection. */
    public interface GarbageWork<T> {
        T run(GarbageTables tables) throws SQLException;
    }

    private <T> T run(Work<T> work, boolean keep) {
        for (int attempt = 1; ; attempt++) {
            try (Connection connection = source.getConnection()) {
                return once(connection, work, keep);
            } catch (SQLException failed) {
                if (attempt == ATTEMPTS || !WORTH_REPEATING.contains(String.valueOf(failed.getSQLState()))) {
                    throw new PersistenceException("The registry's database failed: " + failed.getMessage(), failed);
                }
            }
        }
    }

    private static <T> T once(Connection connection, Work<T> work, boolean keep) throws SQLException {
        connection.setAutoCommit(false);
        boolean done = false;
        try {
            T result = work.run(connection);
            if (keep) {
                connection.commit();
                done = true;
            }
            return result;
        } finally {
            if (!done) {
                connection.rollback();
            }
            connection.setAutoCommit(true);
        }
    }
}
