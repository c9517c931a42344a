package dev.workflow.web.identity;

import dev.workflow.identity.TicketKey;
import dev.workflow.web.PublicOrigin;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** The login pages: plain HTML that works without scripts, in a light and a dark scheme. */
final class LoginPage {

    private static final String STYLE = text("login.css");
    private static final String FRAME = text("frame.html").replace("{style}", STYLE);
    private static final String FORM = text("form.html");
    private static final String POLICY = "default-src 'none'; style-src 'sha256-" + digest(STYLE)
            + "'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

    private LoginPage() {}

    /** @param complaint what was wrong with the last attempt, or nothing */
    static Response form(int status, TicketKey ticket, String complaint, PublicOrigin origin) {
        FormToken token = FormToken.random();
        String error = complaint.isBlank() ? "" : "<p role=\"alert\">" + escape(complaint.strip()) + "</p>";
        String form = FORM.replace("{error}", error)
                .replace("{key}", ticket.text())
                .replace("{form}", token.value())
                .replace("{host}", escape(origin.authority()));
        return Response.fromResponse(page(status, "Log in", form))
                .cookie(token.cookie(origin.secure()))
                .build();
    }

    static Response badLink() {
        return page(
                400,
                "This link does not work",
                "<p>It is incomplete. Run <code>drycc login</code> again and open the address it shows.</p>");
    }

    static Response done() {
        return page(200, "You are logged in", "<p>You can close this window and go back to your terminal.</p>");
    }

    private static Response page(int status, String title, String content) {
        return Response.status(status)
                .type(MediaType.TEXT_HTML_TYPE.withCharset("utf-8"))
                .header("Content-Security-Policy", POLICY)
                .header("Cache-Control", "no-store")
                .entity(FRAME.replace("{title}", title).replace("{content}", content))
                .build();
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    private static String text(String name) {
        try (InputStream in = LoginPage.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static String digest(String style) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(style.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
