package dev.workflow.volume.cluster;

import dev.workflow.app.AppName;
import dev.workflow.engine.kubernetes.object.AppObjects;
import dev.workflow.kubernetes.Cluster;
import dev.workflow.kubernetes.Cluster.ExecChannel;
import dev.workflow.kubernetes.ClusterProblem;
import dev.workflow.problem.Problem;
import dev.workflow.volume.FileContent;
import dev.workflow.volume.FilePath;
import dev.workflow.volume.StoredVolume;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;

/** Runs commands in one filer, and says what goes wrong in words for the user. */
final class Shell {

    private static final long PATIENCE_SECONDS = 120;

    private final Cluster cluster;
    private final AppName app;
    private final String pod;

    Shell(Cluster cluster, StoredVolume volume, String pod) {
        this.cluster = cluster;
        this.app = volume.app();
        this.pod = pod;
    }

    /** What is read of a command's output. */
    interface Reader<T> {
        T read(InputStream output) throws IOException;
    }

    /** Reads all that the command prints; it must end well. */
    <T> T run(FilePath path, List<String> command, byte[] input, Reader<T> reader) {
        Running running = new Running(PATIENCE_SECONDS);
        try (running;
                ExecChannel channel = open(command, input.length > 0, running)) {
            if (input.length > 0) {
                channel.stdin(input);
            }
            T result = reader.read(running);
            running.transferTo(OutputStream.nullOutputStream());
            require(path, running);
            return result;
        } catch (IOException lost) {
            throw Filers.trouble(words(path) + ": " + lost.getMessage(), lost);
        }
    }

    /** The caller closes it. */
    FileContent content(FilePath file) {
        Running running = new Running(PATIENCE_SECONDS);
        ExecChannel channel = open(Commands.read(file), false, running);
        Content content = new Content(running, channel);
        try {
            long size = number(running);
            if (size < 0) {
                require(file, running);
                throw new IOException("its size is not told");
            }
            return new FileContent(size, content);
        } catch (IOException lost) {
            content.close();
            throw Filers.trouble(words(file) + ": " + lost.getMessage(), lost);
        } catch (Problem refused) {
            content.close();
            throw refused;
        }
    }

    /** The number in the first line; negative when there is none. */
    private static long number(InputStream output) throws IOException {
        long number = -1;
        for (int digit = output.read(); digit >= 0 && digit != '\n'; digit = output.read()) {
            number = Math.max(0, number) * 10 + Character.digit(digit, 10);
        }
        return number;
    }

    private ExecChannel open(List<String> command, boolean input, Running running) {
        try {
            return cluster.exec(
                    app.value(),
                    pod,
                    AppObjects.filerContainer(app),
                    new Cluster.ExecRequest(command, input, false),
                    running);
        } catch (ClusterProblem refused) {
            throw Filers.trouble("the volume cannot be looked into: " + refused.getMessage(), refused);
        }
    }

    private static void require(FilePath path, Running running) {
        switch (running.code()) {
            case 0 -> {
                // As it should be.
            }
            case Commands.NOT_FOUND -> throw notFound("There is no " + words(path) + " in this volume.");
            case Commands.NO_FILE -> throw notFound(words(path) + " is not a file; links are not followed.");
            case Commands.IS_DIRECTORY -> throw refused(words(path) + " is a directory.");
            case -1 -> throw Filers.trouble("the connection to the volume was lost", null);
            default -> throw refused(words(path) + ": " + running.complaint());
        }
    }

    private static Problem notFound(String text) {
        return new Problem(404, "no-such-file", new Problem.Body.Text(text), "", null);
    }

    private static Problem refused(String text) {
        return new Problem(400, "file-refused", new Problem.Body.Detail(text), "", null);
    }

    private static String words(FilePath path) {
        return path.isRoot() ? "the volume's root" : path.toString();
    }
}
