package dev.workflow.image;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/** The number behind the user an image wants to run as. */
public final class ImageUser {

    private static final int MOST = 65_000;

    private ImageUser() {}

    /** The number, or {@code fallback} for root, nobody in particular, and names the image does not know. */
    public static int number(String user, Path root, int fallback) {
        String name = user.contains(":") ? user.substring(0, user.indexOf(':')) : user;
        String digits = name.matches("[0-9]{1,9}") ? name : lookUp(name, root);
        int number = digits.matches("[0-9]{1,9}") ? Integer.parseInt(digits) : 0;
        return number > 0 && number <= MOST ? number : fallback;
    }

    private static String lookUp(String name, Path root) {
        try {
            Path passwd = new JailedPath(root).place("etc/passwd");
            if (!name.isEmpty() && Files.isRegularFile(passwd, LinkOption.NOFOLLOW_LINKS)) {
                return Files.readAllLines(passwd, StandardCharsets.ISO_8859_1).stream()
                        .map(line -> line.split(":"))
                        .filter(fields -> fields.length > 2 && fields[0].equals(name))
                        .map(fields -> fields[2])
                        .findFirst()
                        .orElse("");
            }
        } catch (IOException unreadable) {
            return "";
        }
        return "";
    }
}
