package dev.workflow.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A real PostgreSQL with the platform's schema, started once for all tests of a run. Repositories and services are
 * constructed on the entity manager of a transaction.
 */
public final class TestDatabase {

    private static final TestDatabase SHARED = new TestDatabase();

    private final CountingDataSource source;
    private final EntityManagerFactory factory;

    private TestDatabase() {
        try {
            EmbeddedPostgres server = EmbeddedPostgres.builder().start();
            source = new CountingDataSource(asThePlatformConnects(server));
        } catch (IOException notStarted) {
            throw new UncheckedIOException(notStarted);
        }
        Flyway.configure().dataSource(source).load().migrate();
        factory = Persistence.createEntityManagerFactory(
                "workflow",
                Map.of(
                        "jakarta.persistence.transactionType", "RESOURCE_LOCAL",
                        "jakarta.persistence.jtaDataSource", "",
                        "jakarta.persistence.nonJtaDataSource", source,
                        "eclipselink.weaving", "false"));
    }

    /** See {@link Database}. */
    private static DataSource asThePlatformConnects(EmbeddedPostgres server) {
        PGSimpleDataSource source = (PGSimpleDataSource) server.getPostgresDatabase();
        source.setStringType("unspecified");
        return source;
    }

    /** The database, empty. */
    public static TestDatabase empty() {
        SHARED.run(entities -> entities.createNativeQuery(
                        "truncate account, account_group, outbox, operation, oauth_client, oauth_key, mail_outbox,"
                                + " account_request cascade")
                .executeUpdate());
        return SHARED;
    }

    /** Does the work in one transaction; an exception rolls it back. */
    public <T> T call(Function<EntityManager, T> work) {
        EntityManager entities = factory.createEntityManager();
        try {
            entities.getTransaction().begin();
            T result = work.apply(entities);
            entities.getTransaction().commit();
            return result;
        } finally {
            if (entities.getTransaction().isActive()) {
                entities.getTransaction().rollback();
            }
            entities.close();
        }
    }

    public void run(Consumer<EntityManager> work) {
        call(entities -> {
            work.accept(entities);
            return null;
        });
    }

    /** SQL statements since the start. */
    public long statements() {
        return source.statements();
    }
}
