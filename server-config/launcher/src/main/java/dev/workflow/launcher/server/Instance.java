package dev.workflow.launcher.server;

import dev.workflow.launcher.data.OwnerOnly;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The server's instance folder, made anew at each start: Micro remembers deployed applications in it and would deploy
 * them again while booting.
 */
record Instance(Path folder) {

    static final String PREBOOT = "preboot.asadmin";

    private static final String PAYARA_FORMAT = "com.sun.enterprise.server.logging.ODLLogFormatter";

    private static final String LISTENER =
            "configs.config.server-config.network-config.network-listeners.network-listener.http-listener";

    /** The contract has DELETE with a body, which the server refuses with 400 unless it is told. */
    private static final String HTTP = "configs.config.server-config.network-config.protocols.protocol.http-listener.http";

    /** @param runtime the exploded Micro */
    void create(Path runtime) throws IOException {
        OwnerOnly.delete(folder);
        OwnerOnly.folder(folder);
        for (String part : List.of("config", "lib")) {
            copy(runtime.resolve(part), folder.resolve(part));
        }
        logInOneLine();
        Files.createDirectories(temporary());
        Files.writeString(
                folder.resolve(PREBOOT),
                "set " + LISTENER + ".address=127.0.0.1\nset " + HTTP
                        + ".allow-payload-for-undefined-http-methods=true\n");
    }

    Path temporary() {
        return folder.resolve("tmp");
    }

    /** Micro's own format takes two lines and colours; a log file is read with grep. */
    private void logInOneLine() throws IOException {
        Path file = folder.resolve("config/logging.properties");
        String settings = Files.readString(file).replace(PAYARA_FORMAT, "java.util.logging.SimpleFormatter");
        Files.writeString(file, settings);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }
}
