package dev.workflow.sso.workload;

/**
 * What a claim must be: a text, in which {@code *} stands for any characters, none too. {@code acme/*} is all
 * repositories of acme.
 */
record ClaimPattern(String text) {

    private static final char ANY = '*';

    boolean matches(String value) {
        int at = 0;
        int in = 0;
        int star = -1;
        int mark = 0;
        while (in < value.length()) {
            if (at < text.length() && text.charAt(at) == ANY) {
                star = at++;
                mark = in;
            } else if (at < text.length() && text.charAt(at) == value.charAt(in)) {
                at++;
                in++;
            } else if (star >= 0) {
                at = star + 1;
                in = ++mark;
            } else {
                return false;
            }
        }
        return text.substring(at).chars().allMatch(c -> c == ANY);
    }

    /** Whether it tells one owner from another: it is exact, or names at least the first part of a path. */
    boolean tellsApart() {
        int star = text.indexOf(ANY);
        int slash = text.indexOf('/');
        return star < 0 || slash > 0 && slash < star;
    }
}
