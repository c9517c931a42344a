package dev.workflow.web.client;

import dev.workflow.passport.ClientChange;
import dev.workflow.problem.Problem;
import dev.workflow.web.JsonBody;
import java.util.List;
import java.util.Optional;

/** A client as it is sent; the names of the fields are those of RFC 7591 where it has one. */
final class ClientForm {

    private static final int LONGEST = 10_000;

    private ClientForm() {}

    static ClientChange read(JsonBody body) {
        return new ClientChange(
                body.optionalString("client_name", LONGEST),
                texts(body, "redirect_uris"),
                texts(body, "post_logout_redirect_uris"),
                texts(body, "grant_types"),
                body.optionalString("scope", LONGEST).map(text -> List.of(text.split(" +"))),
                body.optionalString("access_token_type", LONGEST),
                body.flag("trusted"));
    }

    /** An empty list is not the same as none. */
    private static Optional<List<String>> texts(JsonBody body, String name) {
        if (!body.has(name)) {
            return Optional.empty();
        }
        return Optional.of(body.list(name).stream()
                .map(value -> {
                    if (value instanceof String text && text.length() <= LONGEST) {
                        return text;
                    }
                    throw Problem.field(name, "Not a list of texts.");
                })
                .toList());
    }
}
