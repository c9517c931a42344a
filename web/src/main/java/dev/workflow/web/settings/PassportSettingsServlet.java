package dev.workflow.web.settings;

import dev.workflow.account.SelfService;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** {@code /settings}: what a login page must know of the passport (platform.md §6). There are no legal texts. */
@WebServlet("/settings")
public class PassportSettingsServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    transient SelfService selfService;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("application/json");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.getWriter()
                .write(Json.createObjectBuilder()
                        .add("legal", false)
                        .add("registration_enabled", selfService.registrationOpen())
                        .build()
                        .toString());
    }
}
