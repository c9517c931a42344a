package dev.workflow.cli.volume;

import dev.workflow.cli.problem.Failure;

/**
 * A file in a volume, written {@code vol://<volume>/<path>}.
 *
 * @param path without a leading slash; empty for the volume's root
 */
record VolumePath(String volume, String path) {
    private static final String SCHEME = "vol://";

    static boolean is(String text) {
        return text.startsWith(SCHEME);
    }

    /** @throws Failure when the text has another form */
    static VolumePath parse(String text) {
        String rest = is(text) ? text.substring(SCHEME.length()) : "";
        int slash = rest.indexOf('/');
        String volume = slash < 0 ? rest : rest.substring(0, slash);
        if (volume.isEmpty()) {
            throw new Failure("vol " + text + " format err");
        }
        return new VolumePath(volume, slash < 0 ? "" : rest.substring(slash + 1));
    }

    /** The last part of the path. */
    String name() {
        String bare = path.replaceFirst("/+$", "");
        return bare.substring(bare.lastIndexOf('/') + 1);
    }
}
