package dev.workflow.web;

import dev.workflow.registry.RepositoryName;
import java.util.regex.Pattern;

/** Whose a path is, for filters, which run before a resource is chosen. */
public final class ApiPath {

    private static final Pattern CONTROLLER =
            Pattern.compile("/v2/(?:" + RepositoryName.RESERVED + ")(?:/.*)?", Pattern.DOTALL);

    private static final Pattern PASSPORT = Pattern.compile("/(?:oauth|user)(?:/.*)?", Pattern.DOTALL);

    private static final Pattern PEOPLE = Pattern.compile(
            "/user(?:/.*)?|/oauth/(?:authorize|authorized_tokens|consent|device|end_session)(?:/.*)?", Pattern.DOTALL);

    private ApiPath() {}

    /** True where people look at pages: the endpoints of OAuth for programs are not among them. */
    public static boolean isForPeople(String path) {
        return PEOPLE.matcher(path).matches();
    }

    /** True for the pages on which people log in, and the endpoints of OAuth. */
    public static boolean isPassport(String path) {
        return PASSPORT.matcher(path).matches();
    }

    /**
     * True for the controller's API below {@code /v2/}. The image registry is there too, but speaks a protocol of its own
     * in many small calls; probes and pages are elsewhere.
     */
    public static boolean isController(String path) {
        return CONTROLLER.matcher(path).matches();
    }
}
