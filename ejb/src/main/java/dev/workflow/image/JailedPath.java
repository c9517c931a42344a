package dev.workflow.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Resolves the names in an image as the image itself would: links, absolute or not, stay below its root. So a layer
 * that first makes a link and then writes through it never reaches a file of this machine.
 */
final class JailedPath {

    private static final int MOST_LINKS = 40;

    private final Path root;

    JailedPath(Path root) {
        this.root = root;
    }

    /**
     * The place of an entry: its parent's links are followed inside the root, missing parents are made, and the last
     * name is not followed.
     *
     * @throws ImageTrouble when the name points outside or is no name
     */
    Path place(String name) throws IOException {
        Deque<String> parts = split(name, true);
        if (parts.isEmpty()) {
            return root;
        }
        String last = parts.removeLast();
        return walk(parts, name).resolve(checked(last, name));
    }

    private Path walk(Deque<String> parts, String name) throws IOException {
        Path at = root;
        int links = 0;
        while (!parts.isEmpty()) {
            String part = parts.removeFirst();
            if ("..".equals(part)) {
                at = at.equals(root) ? root : at.getParent();
                continue;
            }
            Path next = at.resolve(checked(part, name));
            if (Files.isSymbolicLink(next)) {
                if (++links > MOST_LINKS) {
                    throw new ImageTrouble("The image has a circle of links at " + shown(name));
                }
                String target = Files.readSymbolicLink(next).toString();
                at = target.startsWith("/") ? root : at;
                prepend(parts, split(target, false));
                continue;
            }
            if (!Files.isDirectory(next, LinkOption.NOFOLLOW_LINKS)) {
                Files.deleteIfExists(next);
                Files.createDirectory(next);
            }
            at = next;
        }
        return at;
    }

    private static void prepend(Deque<String> parts, Deque<String> first) {
        while (!first.isEmpty()) {
            parts.addFirst(first.removeLast());
        }
    }

    /** Entry names with ".." are an attack; in link targets it is ordinary and stops at the root. */
    private static Deque<String> split(String name, boolean entry) throws ImageTrouble {
        Deque<String> parts = new ArrayDeque<>();
        for (String part : name.split("/")) {
            if (entry && "..".equals(part)) {
                throw new ImageTrouble("The image has an entry that points outside of it: " + shown(name));
            }
            if (!part.isEmpty() && !".".equals(part)) {
                parts.add(part);
            }
        }
        return parts;
    }

    private static String checked(String part, String name) throws ImageTrouble {
        try {
            if (part.indexOf('\0') < 0 && part.length() <= 255) {
                return Path.of(part).toString();
            }
        } catch (InvalidPathException unusable) {
            throw new ImageTrouble("The image has an entry this machine cannot name: " + shown(name), unusable);
        }
        throw new ImageTrouble("The image has an entry with an impossible name: " + shown(name));
    }

    static String shown(String name) {
        String printable = name.replaceAll("\\p{Cntrl}", "?");
        return printable.length() <= 100 ? printable : printable.substring(0, 100) + "...";
    }
}
