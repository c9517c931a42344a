package dev.workflow.imagebuilder.job;

/** Whom the containers of a build run as, by number: an image's name for its user cannot be checked before it runs. */
public record RunAs(long user, long group) {

    /** Refuses root. */
    public RunAs {
        if (user < 1 || group < 0) {
            throw new IllegalArgumentException("builds run as a user that is not root");
        }
    }

    /** @param text {@code user:group} */
    public static RunAs parse(String text) {
        String[] parts = text.strip().split(":");
        if (parts.length != 2 || !parts[0].matches("\\d{1,9}") || !parts[1].matches("\\d{1,9}")) {
            throw new IllegalArgumentException("the user of builds is given as user:group in numbers, not as " + text);
        }
        return new RunAs(Long.parseLong(parts[0]), Long.parseLong(parts[1]));
    }
}
