package dev.workflow.web.health;

import dev.workflow.component.Readiness;
import dev.workflow.database.Database;
import jakarta.ejb.EJB;
import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.util.Optional;

/**
 * {@code /readiness}: the database answers too and the components of this server are open, so requests can be served. Not
 * the broker and not the storage: without them much still works, and no server can stand in for another.
 */
@WebServlet("/readiness")
public class ReadinessServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = System.getLogger(ReadinessServlet.class.getName());

    @EJB
    private transient Database database;

    @Inject
    private transient Readiness readiness;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        if (HealthReply.accepts(request, response)) {
            super.service(request, response);
        }
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            database.ping();
            Optional<String> refusal = readiness.refusal();
            HealthReply.send(
                    response,
                    refusal.isEmpty() ? HttpServletResponse.SC_OK : HttpServletResponse.SC_SERVICE_UNAVAILABLE,
                    refusal.orElse("OK"));
        } catch (SQLException down) {
            LOG.log(Level.WARNING, "Not ready: the database does not answer: {0}", down.getMessage());
            HealthReply.send(response, HttpServletResponse.SC_SERVICE_UNAVAILABLE, "The database does not answer.");
        }
    }
}
