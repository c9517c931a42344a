package dev.workflow.container;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import org.jboss.arquillian.core.api.annotation.Observes;
import org.jboss.arquillian.core.spi.LoadableExtension;
import org.jboss.arquillian.test.spi.event.suite.AfterSuite;
import org.jboss.arquillian.test.spi.event.suite.BeforeSuite;

/** A real PostgreSQL, started before the server that is told where it is, and stopped after it. */
public final class ServersDatabase implements LoadableExtension {

    @Override
    public void register(ExtensionBuilder builder) {
        builder.observer(Lifecycle.class);
    }

    /** Arquillian makes it, once for a run. */
    public static final class Lifecycle {

        private EmbeddedPostgres database;

        public void start(@Observes(precedence = 100) BeforeSuite before) throws IOException {
            database = EmbeddedPostgres.start();
            System.setProperty(
                    "payara.cmdOptions",
                    String.join(
                            " ",
                            "-XX:TieredStopAtLevel=1",
                            "-Xshare:auto",
                            "-Dworkflow.db.url=" + database.getJdbcUrl("postgres", "postgres"),
                            "-Dworkflow.db.user=postgres",
                            "-Dworkflow.db.password=postgres"));
        }

        public void stop(@Observes(precedence = -100) AfterSuite after) throws IOException {
            database.close();
        }
    }
}
