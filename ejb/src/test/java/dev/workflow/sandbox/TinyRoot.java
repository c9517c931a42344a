package dev.workflow.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes a small root file system out of a few of this machine's programs and the libraries they need. */
public final class TinyRoot {

    private static final Pattern LIBRARY = Pattern.compile("(/[^ ]+) \\(0x");
    private static final List<String> PROGRAMS =
            List.of("sh", "env", "cat", "ls", "id", "sleep", "touch", "ps", "printf");

    private TinyRoot() {}

    public static Path in(Path directory) throws IOException, InterruptedException {
        for (String name :
                List.of("bin", "usr/bin", "etc", "proc", "dev", "tmp", "run", "var/tmp", "home/app", "workspace")) {
            Files.createDirectories(directory.resolve(name));
        }
        for (String name : PROGRAMS) {
            Path program = Path.of("/usr/bin", name).toRealPath();
            copy(program, directory.resolve("bin").resolve(name));
            libraries(program, directory);
        }
        Files.createSymbolicLink(directory.resolve("usr/bin/env"), Path.of("/bin/env"));
        for (String name : List.of("resolv.conf", "hosts", "passwd")) {
            Files.writeString(directory.resolve("etc").resolve(name), "");
        }
        Files.writeString(directory.resolve("etc/marker"), "tiny\n");
        return directory;
    }

    private static void libraries(Path program, Path directory) throws IOException, InterruptedException {
        Process ldd = new ProcessBuilder("ldd", program.toString()).start();
        Matcher matcher = LIBRARY.matcher(new String(ldd.getInputStream().readAllBytes()));
        ldd.waitFor();
        while (matcher.find()) {
            Path library = Path.of(matcher.group(1));
            copy(library.toRealPath(), directory.resolve(library.toString().substring(1)));
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        if (!Files.exists(to)) {
            Files.createDirectories(to.getParent());
            Files.copy(from, to, java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
        }
    }
}
