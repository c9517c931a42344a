package dev.workflow.builder;

import dev.workflow.app.AppName;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An exec request, read by one strict pattern: a git verb with a repository, or {@code ping}.
 *
 * @param app empty when the repository's name cannot name an app, and for verbs without one
 */
record Request(Kind kind, Optional<AppName> app) {

    enum Kind {
        PUSH,
        FETCH,
        PING,
        UNKNOWN
    }

    private static final int LONGEST = 256;
    private static final Pattern GIT =
            Pattern.compile("git-(receive|upload)-pack (?:'([^'\"]+)'|\"([^'\"]+)\"|([^'\"\\s]+))");
    private static final Pattern REPOSITORY = Pattern.compile("/?([a-z0-9-]+?)(?:\\.git)?/?");

    static Request parse(String command) {
        if (command.equals("ping")) {
            return new Request(Kind.PING, Optional.empty());
        }
        Matcher git = GIT.matcher(command);
        if (command.length() > LONGEST || !git.matches()) {
            return new Request(Kind.UNKNOWN, Optional.empty());
        }
        Kind kind = git.group(1).equals("receive") ? Kind.PUSH : Kind.FETCH;
        String path = git.group(2) != null ? git.group(2) : git.group(3) != null ? git.group(3) : git.group(4);
        Matcher repository = REPOSITORY.matcher(path);
        return new Request(kind, repository.matches() ? AppName.parse(repository.group(1)) : Optional.empty());
    }
}
