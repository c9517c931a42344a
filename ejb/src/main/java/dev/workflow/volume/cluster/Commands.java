package dev.workflow.volume.cluster;

import dev.workflow.volume.FilePath;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What is done in a filer. The programs are fixed and know any POSIX shell with {@code find} and {@code stat}; what comes
 * from users goes in as arguments. Each goes down the path name by name and refuses links, so that it stays in the volume;
 * the pod has nothing else to show, whatever the app does meanwhile.
 */
final class Commands {

    static final int NOT_FOUND = 44;
    static final int NO_FILE = 45;
    static final int IS_DIRECTORY = 46;
    static final int NOT_WRITTEN = 47;

    /** Of files that are not whole yet; beside the app's own. */
    static final String UNFINISHED = ".workflow-upload-";

    private static final String BEGIN =
            "umask 002; busy=/tmp/busy.$$; : >\"$busy\"; trap 'rm -f \"$busy\"' EXIT; touch /tmp/used; cd /data || exit 1;";

    /** Goes into the directories that $@ names. */
    private static final String WALK = "for d in \"$@\"; do [ ! -L \"./$d\" ] && [ -d \"./$d\" ] || exit " + NOT_FOUND
            + "; cd -P \"./$d\" || exit " + NOT_FOUND + "; done;";

    private static final String LAST = "f=$1; shift;";

    private static final String SHOW = "stat -c '%f %s %Y %n'";

    private Commands() {}

    private static List<String> shell(String program, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of("sh", "-c", program, "sh"));
        command.addAll(arguments);
        return command;
    }

    /** The last name first, then those on the way to it. */
    private static List<String> lastFirst(FilePath path) {
        List<String> arguments = new ArrayList<>(List.of(path.name()));
        arguments.addAll(path.parent().names());
        return arguments;
    }

    /** Prints mode, size, time and name of each file and directory there, or of the one file. */
    static List<String> list(FilePath path) {
        String here = "find . -mindepth 1 -maxdepth 1 \\( -type f -o -type d \\) ! -name '*\n*' ! -name '" + UNFINISHED
                + "*' -exec " + SHOW + " {} +";
        if (path.isRoot()) {
            return shell(BEGIN + here, List.of());
        }
        String one = "[ ! -L \"./$f\" ] || exit " + NO_FILE + "; if [ -f \"./$f\" ]; then " + SHOW
                + " \"./$f\"; exit; fi; [ -e \"./$f\" ] || exit " + NOT_FOUND + "; [ -d \"./$f\" ] || exit " + NO_FILE
                + "; cd -P \"./$f\" || exit " + NOT_FOUND + ";";
        return shell(BEGIN + LAST + WALK + one + here, lastFirst(path));
    }

    /** Prints the size, a line end, and the content. */
    static List<String> read(FilePath file) {
        String program = "[ -L \"./$f\" ] && exit " + NO_FILE + "; [ -e \"./$f\" ] || exit " + NOT_FOUND
                + "; [ -f \"./$f\" ] || exit " + NO_FILE + "; stat -c %s \"./$f\" && cat \"./$f\"";
        return shell(BEGIN + LAST + WALK + program, lastFirst(file));
    }

    /** Appends so many bytes of its input to an unfinished file, and forgets those of long ago. */
    static List<String> take(String upload, int bytes) {
        String program = "find . -maxdepth 1 -type f -name '" + UNFINISHED
                + "*' -mmin +120 -exec rm -f {} +; head -c \"$2\" >>\"./$1\" || exit " + NOT_WRITTEN;
        return shell(BEGIN + program, List.of(UNFINISHED + upload, String.valueOf(bytes)));
    }

    /** Puts an unfinished file of that size to its place; directories on the way are made. */
    static List<String> finish(String upload, long size, FilePath file) {
        String walk = "for d in \"$@\"; do [ -L \"./$d\" ] && exit " + NOT_FOUND
                + "; [ -e \"./$d\" ] || mkdir \"./$d\" 2>/dev/null; [ ! -L \"./$d\" ] && [ -d \"./$d\" ] || exit "
                + NOT_FOUND + "; cd -P \"./$d\" || exit " + NOT_FOUND + "; done;";
        String program =
                "u=$1; size=$2; f=$3; shift 3; [ \"$(stat -c %s \"./$u\")\" = \"$size\" ] || exit " + NOT_WRITTEN
                        + ";" + walk + "[ -L \"./$f\" ] && rm -f \"./$f\"; [ -d \"./$f\" ] && exit " + IS_DIRECTORY
                        + "; mv -f \"/data/$u\" \"./$f\"";
        List<String> arguments = new ArrayList<>(Arrays.asList(UNFINISHED + upload, String.valueOf(size)));
        arguments.addAll(lastFirst(file));
        return shell(BEGIN + program, arguments);
    }

    static List<String> drop(String upload) {
        return shell(BEGIN + "rm -f \"./$1\"", List.of(UNFINISHED + upload));
    }

    static List<String> delete(FilePath path) {
        String walk = WALK.replace("exit " + NOT_FOUND, "exit 0");
        return shell(BEGIN + LAST + walk + "rm -rf \"./$f\"", lastFirst(path));
    }
}
