package dev.workflow.database;

import dev.workflow.digest.Sha256;
import jakarta.ejb.EJB;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.Optional;

/**
 * What tells this installation of the platform from others that share something with it, such as a cluster. It is the
 * database's: made from the moment its schema was first set up, so all servers say the same and a restored backup does,
 * too.
 */
@Singleton
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Installation {

    private static final int BYTES = 8;

    @EJB
    private Database database;

    private Optional<String> known = Optional.empty();

    /** 16 hexadecimal digits. */
    public String id() {
        if (known.isEmpty()) {
            known = Optional.of(hash(firstSetUp()));
        }
        return known.get();
    }

    private String firstSetUp() {
        try (Connection connection = database.source().getConnection();
                Statement statement = connection.createStatement();
                ResultSet first = statement.executeQuery(
                        "select cast(extract(epoch from min(installed_on)) as text) from flyway_schema_history")) {
            first.next();
            return first.getString(1);
        } catch (SQLException unreachable) {
            throw new IllegalStateException("the database does not say when it was set up", unreachable);
        }
    }

    private static String hash(String text) {
        byte[] whole = Sha256.of(text);
        return HexFormat.of().formatHex(whole, 0, BYTES);
    }
}
