package dev.workflow.web;

import dev.workflow.problem.Problem;
import jakarta.ejb.EJBAccessException;
import jakarta.json.JsonException;
import jakarta.json.bind.JsonbException;
import jakarta.persistence.OptimisticLockException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Predicate;

/** Finds the problem behind an exception, however deep the container has wrapped it. */
public final class Diagnosis {

    static final int SERVER_ERROR = 500;
    private static final int UNAVAILABLE = 503;

    private Diagnosis() {}

    public static Problem of(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            Optional<Problem> known = known(cause);
            if (known.isPresent()) {
                return known.get();
            }
        }
        return new Problem(SERVER_ERROR, "server-error", new Problem.Body.Detail("Server Error"), "", failure);
    }

    private static Optional<Problem> known(Throwable cause) {
        if (cause instanceof Problem problem) {
            return Optional.of(problem);
        }
        if (cause instanceof EJBAccessException) {
            return Optional.of(Problem.forbidden());
        }
        if (cause instanceof OptimisticLockException) {
            return Optional.of(Problem.conflict("changed-meanwhile", "Somebody else changed this at the same time.")
                    .withHint("Read it again and repeat the change."));
        }
        if (cause instanceof JsonException || cause instanceof JsonbException) {
            return Optional.of(Problem.badRequest("bad-json", "JSON parse error - " + firstLine(cause)));
        }
        return cause instanceof SQLException sql ? unreachable(sql) : Optional.empty();
    }

    /** Class 08: the connection failed; 57P0x: the server is shutting down or starting. */
    private static Optional<Problem> unreachable(SQLException sql) {
        Predicate<String> down = state -> state.startsWith("08") || state.startsWith("57P0");
        return Optional.ofNullable(sql.getSQLState())
                .filter(down)
                .map(state -> new Problem(
                        UNAVAILABLE,
                        "database-down",
                        new Problem.Body.Detail("The database cannot be reached at the moment."),
                        "Try again in a moment.",
                        sql));
    }

    private static String firstLine(Throwable cause) {
        return String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
    }
}
