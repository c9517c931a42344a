package dev.workflow.database;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.EJB;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.time.Duration;
import org.flywaydb.core.Flyway;

/**
 * Brings the schema up to date before anything else starts: every other {@code @Startup} bean says
 * {@code @DependsOn("Migrations")}. Several servers may start at once: Flyway holds a lock in the database.
 */
@Startup
@Singleton
@TransactionManagement(TransactionManagementType.BEAN)
public class Migrations {

    private static final Logger LOG = System.getLogger(Migrations.class.getName());
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @EJB
    private Database database;

    @PostConstruct
    void migrate() {
        new Patience(PATIENCE, Duration.ofSeconds(1)).await(database::ping);
        var result = Flyway.configure(Migrations.class.getClassLoader())
                .dataSource(database.source())
                .locations("classpath:db/migration")
                .load()
                .migrate();
        LOG.log(
                Level.INFO,
                "Database schema: {0} migrations applied, version {1}",
                result.migrationsExecuted,
                result.targetSchemaVersion == null ? result.initialSchemaVersion : result.targetSchemaVersion);
    }

    /** A question to the database. */
    @FunctionalInterface
    interface Question {
        void ask() throws SQLException;
    }
}
