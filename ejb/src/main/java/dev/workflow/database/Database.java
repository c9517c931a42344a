package dev.workflow.database;

import jakarta.annotation.Resource;
import jakarta.annotation.sql.DataSourceDefinition;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/**
 * The pooled connection to PostgreSQL, {@code java:app/jdbc/workflow}. Set by {@code WORKFLOW_DB_URL},
 * {@code WORKFLOW_DB_USER} and {@code WORKFLOW_DB_PASSWORD} (or any other MicroProfile Config source).
 */
@DataSourceDefinition(
        name = "java:app/jdbc/workflow",
        className = "org.postgresql.ds.PGSimpleDataSource",
        url = "${MPCONFIG=workflow.db.url}",
        user = "${MPCONFIG=workflow.db.user}",
        password = "${MPCONFIG=workflow.db.password}",
        minPoolSize = 2,
        maxPoolSize = 32,
        properties = {
            // EclipseLink binds an absent uuid as an untyped text, which PostgreSQL must be left to interpret.
            "stringType=unspecified",
            "fish.payara.is-connection-validation-required=true",
            // Each statement of a reading request takes a connection by itself: asking again within a second whether
            // it lives would double the round trips.
            "fish.payara.validate-atmost-once-period-in-seconds=1",
            "fish.payara.connection-validation-method=custom-validation",
            "fish.payara.validation-classname=org.glassfish.api.jdbc.validation.PostgresConnectionValidation"
        })
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Database {

    @Resource(lookup = "java:app/jdbc/workflow")
    private DataSource source;

    public DataSource source() {
        return source;
    }

    /** Asks the database something trivial. @throws SQLException when it does not answer */
    public void ping() throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery("select 0")) {
            answer.next();
        }
    }
}
