package dev.workflow.launcher;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The folder the build assembled: the launcher, the libraries of the embedded services, the server runtime, the EAR and
 * the command line client. Read-only at run time.
 */
public record Distribution(Path root) {

    /** The distribution this class was started from. */
    public static Distribution ours() {
        try {
            Path jar = Path.of(Distribution.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            return new Distribution(jar.toAbsolutePath().getParent());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    public Path launcher() {
        return root.resolve("launcher.jar");
    }

    /** Class path of the embedded services: the launcher and every library, in a fixed order. */
    public List<Path> services() {
        return Stream.concat(Stream.of(launcher()), jars(root.resolve("lib")).stream())
                .toList();
    }

    /** Folder of the server's jars; its security policy trusts what lies below it. */
    public Path server() {
        return root.resolve("server");
    }

    /** The server's own jars, in a fixed order, for the class archive depends on it. */
    public List<Path> serverRuntime() {
        return Stream.concat(Stream.of(serverBoot()), jars(server().resolve("runtime")).stream())
                .toList();
    }

    /** Class path of the server. Ours comes last: a new build of it leaves the class archive of what is before it valid. */
    public List<Path> serverClassPath() {
        return Stream.concat(serverRuntime().stream(), Stream.of(launcher())).toList();
    }

    public Path serverBoot() {
        return server().resolve("launch-micro.jar");
    }

    public Path ear() {
        return root.resolve("workflow.ear");
    }

    /** The command line client, complete in one jar. */
    public Path client() {
        return root.resolve("cli.jar");
    }

    /** The folder with the sample apps, in the checkout the distribution was built in. */
    public Path samples() {
        return root.resolve("../../../../docs/samples").normalize();
    }

    private static List<Path> jars(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new Refusal("The build in " + folder.getParent() + " is not complete: delete it and start again.", e);
        }
    }
}
