package dev.workflow.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The part of this machine's own root that a command without a root of its own sees: programs and libraries, and of
 * /etc only what they need to run. No accounts, no keys, no configuration of services.
 */
final class HostFiles {

    private static final List<String> PROGRAMS = List.of("/bin", "/sbin", "/lib", "/lib64", "/lib32", "/libx32");

    private static final List<String> SETTINGS = List.of(
            "alternatives",
            "ld.so.cache",
            "ld.so.conf",
            "ld.so.conf.d",
            "ssl/certs",
            "ssl/openssl.cnf",
            "ca-certificates",
            "ca-certificates.conf",
            "nsswitch.conf",
            "resolv.conf",
            "hosts",
            "host.conf",
            "gai.conf",
            "protocols",
            "services",
            "localtime",
            "timezone",
            "mime.types",
            "os-release",
            "debian_version",
            "bash.bashrc",
            "profile",
            "inputrc",
            "magic",
            "perl",
            "fonts",
            "maven");

    /** Settings of language runtimes, whose directory names carry versions. */
    private static final Predicate<String> RUNTIME = name -> name.matches("(java|python|php|ruby|node|npm)[0-9a-z.-]*")
            && !name.endsWith("rc")
            && !name.endsWith(".conf");

    private final Path accounts;

    /** @param directory where the generated account files are kept */
    HostFiles(Path directory) {
        this.accounts = directory;
    }

    /** Programs and libraries. */
    List<Shown> programs() {
        List<Shown> shown = new ArrayList<>(List.of(Shown.readOnly("/usr", "/usr")));
        for (String name : PROGRAMS) {
            Path path = Path.of(name);
            if (Files.isSymbolicLink(path)) {
                shown.add(new Shown(Shown.Kind.LINK, linkTarget(path), name));
            } else if (Files.isDirectory(path)) {
                shown.add(Shown.readOnly(name, name));
            }
        }
        return shown;
    }

    /** The selected settings, and accounts that name nobody but the app. */
    List<Shown> settings() {
        List<Shown> shown = new ArrayList<>();
        Stream.concat(SETTINGS.stream(), runtimes().stream())
                .map(name -> "/etc/" + name)
                .filter(path -> Files.isReadable(Path.of(path)))
                .forEach(path -> shown.add(Shown.readOnly(real(path), path)));
        shown.add(Shown.readOnly(generated("passwd", passwd()), "/etc/passwd"));
        shown.add(Shown.readOnly(generated("group", "root:x:0:\napp:x:1000:\nnogroup:x:65534:\n"), "/etc/group"));
        return shown;
    }

    /** What any root needs from this machine to reach the network by name. */
    static List<Shown> network() {
        return Stream.of("/etc/resolv.conf", "/etc/hosts")
                .filter(path -> Files.isReadable(Path.of(path)))
                .map(path -> Shown.readOnly(real(path), path))
                .toList();
    }

    static String passwd() {
        return "root:x:0:0:root:/nonexistent:/usr/sbin/nologin\n"
                + "app:x:" + Confinement.USER + ":" + Confinement.USER + "::" + Confinement.HOME + ":/bin/sh\n"
                + "nobody:x:65534:65534:nobody:/nonexistent:/usr/sbin/nologin\n";
    }

    private static List<String> runtimes() {
        try (Stream<Path> entries = Files.list(Path.of("/etc"))) {
            return entries.map(entry -> entry.getFileName().toString())
                    .filter(RUNTIME)
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            return List.of();
        }
    }

    private String generated(String name, String text) {
        Path file = accounts.resolve(name);
        try {
            if (!Files.exists(file)) {
                Files.createDirectories(accounts);
                Path fresh = Files.writeString(Files.createTempFile(accounts, name, ""), text);
                fresh.toFile().setReadable(true, false);
                Files.move(fresh, file, java.nio.file.StandardCopyOption.ATOMIC_MOVE);
            }
            return file.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String real(String path) {
        try {
            return Path.of(path).toRealPath().toString();
        } catch (IOException gone) {
            return path;
        }
    }

    private static String linkTarget(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
