package dev.workflow.imagebuilder.source;

import dev.workflow.imagebuilder.ImageBuilder.BuildFailed;
import java.util.ArrayList;
import java.util.List;

/** The rules for names and link targets in a source archive. */
final class EntryName {

    private static final int LONGEST = 4096;
    private static final int LONGEST_PART = 255;

    private EntryName() {}

    /** The name without "." parts, doubled and trailing slashes; "" for the top folder. */
    static String checked(String name) throws BuildFailed {
        if (name.startsWith("/") || name.length() > LONGEST || name.chars().anyMatch(c -> c < ' ' || c == 0x7f)) {
            throw refused(name, "has an absolute, overlong or unprintable name");
        }
        List<String> parts = new ArrayList<>();
        for (String part : name.split("/")) {
            if (part.equals("..") || part.length() > LONGEST_PART) {
                throw refused(name, "has a name that leads out of the source");
            }
            if (!part.isEmpty() && !part.equals(".")) {
                parts.add(part);
            }
        }
        return String.join("/", parts);
    }

    /**
     * The target, when it provably stays inside: ".." only at its beginning and not more often than the link is deep.
     * A ".." after a name could lead out through another link, which no look at the text can tell.
     */
    static String checkedLink(String name, String target) throws BuildFailed {
        if (name.isEmpty() || target.isEmpty() || target.startsWith("/") || target.length() > LONGEST) {
            throw refused(name, "is a symbolic link to an absolute path, or to nothing");
        }
        if (target.chars().anyMatch(c -> c < ' ' || c == 0x7f)) {
            throw refused(name, "is a symbolic link to an unprintable name");
        }
        int up = 0;
        boolean down = false;
        for (String part : target.split("/")) {
            if (part.equals("..")) {
                up++;
                if (down || up > name.chars().filter(c -> c == '/').count()) {
                    throw refused(name, "is a symbolic link that leads out of the source (to " + target + ")");
                }
            } else if (!part.isEmpty() && !part.equals(".")) {
                down = true;
            }
        }
        return target;
    }

    private static BuildFailed refused(String name, String why) {
        String visible = SourceArchive.shown(name).replaceAll("\\p{Cntrl}", "?");
        return new BuildFailed(
                "the source was refused: \"" + visible + "\" " + why, "Remove it from the repository and push again.");
    }
}
