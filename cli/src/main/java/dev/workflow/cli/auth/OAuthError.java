package dev.workflow.cli.auth;

import dev.workflow.cli.client.Reply;
import dev.workflow.cli.json.Json;
import dev.workflow.cli.json.JsonText;
import java.io.IOException;

/**
 * How OAuth says no (RFC 6749 §5.2).
 *
 * @param code {@code error}; the status when the answer has none
 * @param description for people; may be empty
 */
record OAuthError(String code, String description) {

    static OAuthError of(Reply reply) {
        String status = "status " + reply.status();
        try {
            Json body = JsonText.parse(reply.text());
            String description = body.text("error_description", body.text("detail"));
            return new OAuthError(body.text("error", status), description);
        } catch (IOException e) {
            return new OAuthError(status, "");
        }
    }

    String text() {
        return description.isEmpty() ? code : code + ", " + description;
    }
}
