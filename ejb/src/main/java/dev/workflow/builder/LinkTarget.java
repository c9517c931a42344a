package dev.workflow.builder;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;

/**
 * The target of a symbolic link in a tree. It may climb only at its beginning and never above the top: then no chain of
 * links leaves the tree either, because after the climb every step goes down, through directories or links that obey the
 * same rule.
 */
final class LinkTarget {

    private static final int LONGEST = 4095;

    private LinkTarget() {}

    static String read(ObjectReader reader, ObjectId blob, String link) throws IOException, Pushes.PushRejected {
        if (reader.getObjectSize(blob, Constants.OBJ_BLOB) > LONGEST) {
            throw new Pushes.PushRejected("The symbolic link \"" + link + "\" has a target that is too long.");
        }
        String target = new String(reader.open(blob, Constants.OBJ_BLOB).getBytes(), StandardCharsets.UTF_8);
        if (!staysInside(link, target)) {
            throw new Pushes.PushRejected("The symbolic link \"" + link + "\" points outside the repository, to \""
                    + target + "\". Remove it or make it relative.");
        }
        return target;
    }

    static boolean staysInside(String link, String target) {
        if (target.isEmpty() || target.startsWith("/") || target.indexOf('\0') >= 0) {
            return false;
        }
        long mayClimb = link.chars().filter(c -> c == '/').count();
        boolean down = false;
        for (String step : target.split("/+")) {
            if (step.equals("..") && (down || --mayClimb < 0)) {
                return false;
            }
            down |= !step.equals("..") && !step.equals(".");
        }
        return true;
    }
}
