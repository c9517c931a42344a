package dev.workflow.cli.user;

import dev.workflow.cli.json.Json;
import dev.workflow.cli.json.JsonText;
import dev.workflow.cli.problem.Failure;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A user of a file: what Django's {@code dumpdata auth.user} writes, an array of the same without the frames, or a CSV
 * file whose headings are the columns of Django's table.
 *
 * @param fields as the controller takes them
 * @param active whether they were let in
 */
record ImportedUser(Map<String, Object> fields, boolean active) {
    private static final List<String> TEXTS = List.of("username", "email", "first_name", "last_name");
    private static final List<String> TRUTHS = List.of("is_staff", "is_superuser");
    private static final Set<String> YES = Set.of("true", "t", "1", "yes");

    /** @throws Failure when the text is neither */
    static List<ImportedUser> read(String text) {
        return text.stripLeading().startsWith("[")
                ? json(text).stream().map(ImportedUser::of).toList()
                : Csv.read(text).stream().map(record -> of(new Json(record))).toList();
    }

    private static List<Json> json(String text) {
        try {
            return JsonText.parse(text).items().stream()
                    .filter(item ->
                            item.at("model").isAbsent() || item.text("model").endsWith(".user"))
                    .map(item -> item.at("fields").isObject() ? item.at("fields") : item)
                    .collect(Collectors.toList());
        } catch (IOException e) {
            throw new Failure("the file is not JSON: " + e.getMessage(), e);
        }
    }

    private static ImportedUser of(Json user) {
        Map<String, Object> fields = new LinkedHashMap<>();
        TEXTS.stream().filter(name -> !user.text(name).isEmpty()).forEach(name -> fields.put(name, user.text(name)));
        TRUTHS.stream().filter(name -> yes(user.text(name))).forEach(name -> fields.put(name, true));
        String hash = user.text("password_hash", user.text("password"));
        if (!hash.isEmpty()) {
            fields.put("password_hash", hash);
        }
        return new ImportedUser(fields, user.at("is_active").isAbsent() || yes(user.text("is_active")));
    }

    String username() {
        return String.valueOf(fields.getOrDefault("username", "without a name"));
    }

    private static boolean yes(String text) {
        return YES.contains(text.toLowerCase(java.util.Locale.ROOT));
    }
}
