package dev.workflow.cli.client;

import dev.workflow.cli.json.Json;
import dev.workflow.cli.json.JsonText;
import dev.workflow.cli.problem.Refused;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Which text the user reads for which error reply (api.md §1.3). */
public final class Refusals {
    private static final String BLANK = "This field may not be blank.";
    private static final String BAD_USERNAME =
            "Enter a valid username. This value may contain only letters, numbers and @/./+/-/_ characters.";
    private static final String BAD_NAME = "name can only contain a-z (lowercase), 0-9 and hyphens";
    private static final String NO_CERTIFICATE = "Could not load certificate";
    private static final String STILL_ASSIGNED = "still has applications assigned. Delete or transfer ownership";

    /** In the order they are tried; {@code sent} must be an element of the field's array. */
    private static final List<Rule> RULES = List.of(
            new Rule("username", BLANK, BAD_USERNAME),
            new Rule("username", BAD_USERNAME, BAD_USERNAME),
            same("username", "A user with that username already exists."),
            new Rule("password", BLANK, "A Password is required"),
            same("non_field_errors", "Unable to log in with provided credentials."),
            same("id", "App name can only contain a-z (lowercase), 0-9 and hyphens"),
            same("id", "Application with this id already exists."),
            new Rule("key", BLANK, "a key is required"),
            same("key", "Public Key is already in use"),
            new Rule("public", BLANK, "a key is required"),
            new Rule("public", "Key contains invalid base64 chars", "a key is required"),
            new Rule("certificate", BLANK, NO_CERTIFICATE),
            new Rule("certificate", NO_CERTIFICATE, NO_CERTIFICATE),
            new Rule("name", BLANK, BAD_NAME),
            new Rule("name", "Can only contain a-z (lowercase), 0-9 and hyphens", BAD_NAME),
            same("domain", "Hostname does not look valid."),
            same("domain", "Domain is already in use by another application"),
            new Rule("image", BLANK, "The given image is invalid"),
            new Rule("id", BLANK, "An id is required"),
            same("email", "Enter a valid email address."));

    /** Tried on the text of {@code detail} when no field matched. */
    private static final List<Rule> DETAILS = List.of(
            new Rule("detail", "does not exist in application", "Pod not found in application"),
            new Rule("detail", "version cannot be below 0", "The given version is invalid"),
            same("detail", "No nodes matched the provided labels"));

    private Refusals() {}

    /** @param body the reply's body as it came */
    public static Refused of(int status, String body) {
        return new Refused(status, text(status, body));
    }

    private static String text(int status, String body) {
        return switch (status) {
            case 400 -> badRequest(body);
            case 401 -> "Unauthorized: Missing or Invalid Token";
            case 403 -> "you do not have permission to perform this action";
            case 404 -> body.isEmpty() ? "Not Found" : body;
            case 405 -> "Method Not Allowed";
            case 409 -> conflict(body);
            case 422 -> "Unable to process your request: " + object(body).text("detail");
            case 500 -> "Internal Server Error";
            default -> unknown(status, body);
        };
    }

    private static String badRequest(String body) {
        Json fields = object(body);
        return RULES.stream()
                .filter(rule -> rule.matchesField(fields))
                .findFirst()
                .or(() -> DETAILS.stream()
                        .filter(rule -> rule.matchesDetail(fields))
                        .findFirst())
                .map(Rule::shown)
                .orElseGet(() -> unknown(400, body.replace("\\n", "\n")));
    }

    private static String conflict(String body) {
        if (object(body).text("detail").contains(STILL_ASSIGNED)) {
            return "failed to delete user because the user " + STILL_ASSIGNED;
        }
        return unknown(409, body);
    }

    private static String unknown(int status, String body) {
        return "Unknown Error (" + status + "): " + body;
    }

    private static Json object(String body) {
        try {
            return Optional.of(JsonText.parse(body)).filter(Json::isObject).orElse(Json.ABSENT);
        } catch (IOException e) {
            return Json.ABSENT;
        }
    }

    private static Rule same(String field, String text) {
        return new Rule(field, text, text);
    }

    private record Rule(String field, String sent, String shown) {
        boolean matchesField(Json body) {
            return body.texts(field).stream()
                    .anyMatch(text -> field.equals("certificate") ? text.contains(sent) : text.equals(sent));
        }

        boolean matchesDetail(Json body) {
            return body.at(field).value() instanceof String text && text.contains(sent);
        }
    }
}
