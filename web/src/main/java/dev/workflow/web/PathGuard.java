package dev.workflow.web;

import dev.workflow.problem.Problem;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Refuses paths that servers, proxies and routers are known to read differently: empty segments, dot segments, matrix
 * parameters, backslashes, encoded slashes and control characters. So the path that was authorised is the path that is
 * routed.
 */
final class PathGuard {

    private static final Pattern TWO_READINGS =
            Pattern.compile("//|[;\\\\]|%(?![0-9a-f]{2})|%(?:2f|5c|7f|[01][0-9a-f])", Pattern.CASE_INSENSITIVE);
    private static final Pattern DOT_SEGMENT = Pattern.compile("(?:^|/)\\.{1,2}(?:/|$)");
    private static final char UNDECODABLE = '\uFFFD';

    private PathGuard() {}

    /** @param raw the path as it came over the wire, not decoded */
    static Optional<Problem> refusal(String raw) {
        if (TWO_READINGS.matcher(raw).find()) {
            return refused();
        }
        String decoded = URLDecoder.decode(raw.replace("+", "%2B"), StandardCharsets.UTF_8);
        boolean ambiguous = DOT_SEGMENT.matcher(decoded).find() || decoded.indexOf(UNDECODABLE) >= 0;
        return ambiguous ? refused() : Optional.empty();
    }

    private static Optional<Problem> refused() {
        return Optional.of(Problem.badRequest("bad-path", "The path of the request is not acceptable.")
                .withHint("Use the plain path: no empty or dot segments, no ; or \\, no encoded slashes."));
    }
}
