package dev.workflow.web.page;

import dev.workflow.problem.Problem;
import dev.workflow.problem.Problem.Body;
import java.util.List;

/** A problem in words for a page. */
public final class Complaint {

    private Complaint() {}

    /** What is wrong, and what to do next. */
    public static String text(Problem problem) {
        String what = problem.body() instanceof Body.Fields fields
                ? String.join(
                        " ",
                        fields.errors().values().stream().flatMap(List::stream).toList())
                : problem.getMessage();
        return (what + " " + problem.hint()).strip();
    }

    /** The page with the form once more, saying why it was refused. */
    public static HtmlPage on(HtmlPage form, Problem refused) {
        return form.status(refused.status()).complaint(text(refused));
    }
}
