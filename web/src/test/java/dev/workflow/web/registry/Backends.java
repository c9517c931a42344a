package dev.workflow.web.registry;

import dev.workflow.storage.S3Settings;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;

/** A real PostgreSQL and a real S3 service, started once for all tests; both end with the JVM. */
final class Backends {

    private static final String KEY = "test-access";
    private static final String SECRET = "test-secret";
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final EmbeddedPostgres POSTGRES = postgres();
    private static final S3Proxy S3 = s3();

    private Backends() {}

    private static EmbeddedPostgres postgres() {
        try {
            return EmbeddedPostgres.builder()
                    .setPGStartupWait(Duration.ofMinutes(1))
                    .start();
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static S3Proxy s3() {
        try {
            Path folder = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "s3-");
            S3Proxy proxy = S3Proxy.builder()
                    .blobStore(new FilesystemNio2BlobStore(folder.toString()))
                    .endpoint(URI.create("http://127.0.0.1:0"))
                    .awsAuthentication(AuthenticationType.AWS_V2_OR_V4, KEY, SECRET)
                    .build();
            proxy.start();
            return proxy;
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** A new database with the platform's schema. */
    static DataSource database() {
        String name = "registry" + NUMBER.incrementAndGet();
        try (Connection connection = POSTGRES.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
        DataSource source = POSTGRES.getDatabase("postgres", name);
        Flyway.configure().dataSource(source).load().migrate();
        return source;
    }

    /** A new bucket. */
    static S3Settings bucket() {
        URI endpoint = URI.create("http://127.0.0.1:" + S3.getPort());
        return new S3Settings(endpoint, "us-east-1", "bucket-" + NUMBER.incrementAndGet(), KEY, SECRET, true);
    }
}
