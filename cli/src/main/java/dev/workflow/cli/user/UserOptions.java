package dev.workflow.cli.user;

import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Option;

/** What is said about a user. */
final class UserOptions {
    @Option(names = "--email", paramLabel = "<address>", description = "Their address.")
    private String email;

    @Option(names = "--first-name", paramLabel = "<name>", description = "Their first name.")
    private String firstName;

    @Option(names = "--last-name", paramLabel = "<name>", description = "Their last name.")
    private String lastName;

    @Option(
            names = "--staff",
            arity = "0..1",
            fallbackValue = "true",
            paramLabel = "true|false",
            description = "Whether they reach all apps.")
    private Boolean staff;

    @Option(
            names = "--superuser",
            arity = "0..1",
            fallbackValue = "true",
            paramLabel = "true|false",
            description = "Whether they may do everything.")
    private Boolean superuser;

    /** Only what was said. */
    Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("email", email);
        fields.put("first_name", firstName);
        fields.put("last_name", lastName);
        fields.put("is_staff", staff);
        fields.put("is_superuser", superuser);
        fields.values().removeIf(value -> value == null);
        return fields;
    }
}
