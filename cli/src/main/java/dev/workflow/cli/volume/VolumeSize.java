package dev.workflow.cli.volume;

import dev.workflow.cli.problem.Failure;

/** Sizes as {@code 2G}. */
final class VolumeSize {
    private VolumeSize() {}

    /** The size itself when it has the right form. */
    static String checked(String size) {
        if (!size.matches("[1-9][0-9]*[gG]")) {
            throw new Failure(size + " doesn't fit format #unit\nExamples: 2G 2g");
        }
        return size;
    }
}
