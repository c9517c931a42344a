package dev.workflow.volume.local;

import dev.workflow.problem.Problem;
import dev.workflow.volume.FilePath;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** What goes wrong with files, in words for the user: of the volume, never of this machine. */
final class Trouble {

    interface Work<T> {
        T run() throws IOException;
    }

    private Trouble() {}

    static <T> T told(FilePath path, Work<T> work) {
        try {
            return work.run();
        } catch (NoSuchFileException gone) {
            throw notFound("There is no " + words(path) + " in this volume.");
        } catch (NotDirectoryException file) {
            throw notFound("There is no " + words(path) + " in this volume: a part of it is no directory.");
        } catch (InvalidPathException unnameable) {
            throw Problem.badRequest(
                    "bad-file-path", "this server cannot name such a file: start it in a UTF-8 locale");
        } catch (FileSystemException refused) {
            throw problem(400, "file-refused", words(path) + ": " + reason(refused), refused);
        } catch (IOException broken) {
            throw problem(503, "volume-trouble", words(path) + ": " + broken.getMessage(), broken);
        }
    }

    /** What is there but is no file: a directory, a link, a pipe. */
    static Problem noFile(FilePath path) {
        return notFound(words(path) + " is not a file; links are not followed.");
    }

    private static Problem notFound(String text) {
        return new Problem(404, "no-such-file", new Problem.Body.Text(text), "", null);
    }

    private static Problem problem(int status, String code, String text, Exception cause) {
        return new Problem(status, code, new Problem.Body.Detail(text), "", cause);
    }

    private static String words(FilePath path) {
        return path.isRoot() ? "the volume's root" : path.toString();
    }

    /** The message of such an exception holds paths; the reason does not. */
    private static String reason(FileSystemException refused) {
        String reason = refused.getReason();
        return reason == null ? "it cannot be used so" : reason;
    }
}
