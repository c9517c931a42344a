package dev.workflow.web.page;

import dev.workflow.problem.Problem;
import dev.workflow.problem.Problem.Body;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A problem in words for a page, and which fields of its form are to be looked at. */
public final class Complaint {

    private static final Set<String> NEW_PASSWORD = Set.of("new_password");

    /** Of problems that do not name a field themselves; a new password is {@code new_password} on all pages. */
    private static final Map<String, Set<String>> FIELDS = Map.of(
            "wrong-credentials", Set.of("username", "password"),
            "wrong-password", Set.of("password"),
            "passwords-differ", Set.of("again"),
            "short-password", NEW_PASSWORD,
            "password-is-name", NEW_PASSWORD,
            "common-password", NEW_PASSWORD,
            "wrong-code", Set.of("code"),
            "too-many-codes", Set.of("code"));

    private Complaint() {}

    /** What is wrong, and what to do next. */
    public static String text(Problem problem) {
        String what = problem.body() instanceof Body.Fields fields
                ? String.join(
                        " ",
                        fields.errors().values().stream().flatMap(List::stream).toList())
                : problem.getMessage();
        return (what.strip() + " " + problem.hint()).strip();
    }

    /** The page with the form once more, saying why it was refused and when it makes sense to try again. */
    public static HtmlPage on(HtmlPage form, Problem refused) {
        return form.status(refused.status())
                .complaint(text(refused))
                .wrong(fields(refused))
                .retryAfter(refused);
    }

    private static Set<String> fields(Problem problem) {
        return problem.body() instanceof Body.Fields fields
                ? fields.errors().keySet()
                : FIELDS.getOrDefault(problem.code(), Set.of());
    }
}
