package dev.workflow.web.health;

import dev.workflow.database.Database;
import jakarta.ejb.EJB;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.SQLException;

/** {@code /readiness}: the database answers too, so requests can be served. */
@WebServlet("/readiness")
public class ReadinessServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = System.getLogger(ReadinessServlet.class.getName());

    @EJB
    private transient Database database;

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
            HealthReply.send(response, HttpServletResponse.SC_OK, "OK");
        } catch (SQLException down) {
            LOG.log(Level.WARNING, "Not ready: the database does not answer: {0}", down.getMessage());
            HealthReply.send(response, HttpServletResponse.SC_SERVICE_UNAVAILABLE, "The database does not answer.");
        }
    }
}
