package dev.workflow.jms;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The real schema on a real PostgreSQL: one started for the test, or the one whose JDBC URL (with user and password) is
 * in the system property {@code workflow.test.postgres.url}; there in a schema of its own.
 */
final class TestDatabase implements AutoCloseable {
    private final EmbeddedPostgres own;
    private final String url;
    private final String schema = "test_" + UUID.randomUUID().toString().replace("-", "");

    TestDatabase() throws IOException {
        String given = System.getProperty("workflow.test.postgres.url", "");
        own = given.isEmpty() ? EmbeddedPostgres.builder().start() : null;
        String base = given.isEmpty() ? own.getJdbcUrl("postgres", "postgres") : given;
        url = base + (base.contains("?") ? "&" : "?") + "currentSchema=" + schema;
        Flyway.configure()
                .dataSource(dataSource(url))
                .defaultSchema(schema)
                .locations("classpath:db/migration")
                .load()
                .migrate();
    }

    static DataSource dataSource(String url) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url);
        return source;
    }

    DataSource dataSource() {
        return dataSource(url);
    }

    String url() {
        return url;
    }

    void add(String queue, Collection<String> bodies) throws SQLException {
        try (Connection connection = dataSource().getConnection();
                PreparedStatement insert =
                        connection.prepareStatement("insert into outbox(queue, body, created) values (?, ?, now())")) {
            for (String body : bodies) {
                insert.setString(1, queue);
                insert.setString(2, body);
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    int left() throws SQLException {
        try (Connection connection = dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet count = statement.executeQuery("select count(*) from outbox")) {
            count.next();
            return count.getInt(1);
        }
    }

    @Override
    public void close() throws IOException, SQLException {
        try (Connection connection = dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("drop schema " + schema + " cascade");
        }
        if (own != null) {
            own.close();
        }
    }
}
