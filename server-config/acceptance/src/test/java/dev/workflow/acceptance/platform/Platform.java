package dev.workflow.acceptance.platform;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A running platform and how to reach it.
 *
 * @param api address of the controller, without a path
 * @param data its data folder, when it is known: always, when the suite started it
 */
public record Platform(URI api, int routerPort, int sshPort, String adminPassword, Optional<Path> data) {

    /** Under which apps answer. */
    public static final String DOMAIN = "localhost";

    /** The platform that the system properties {@code workflow.url} and its like name; empty without them. */
    public static Optional<Platform> given() {
        return property("workflow.url")
                .map(url -> new Platform(
                        URI.create(url),
                        Integer.parseInt(property("workflow.router.port").orElse("8000")),
                        Integer.parseInt(property("workflow.ssh.port").orElse("2222")),
                        property("workflow.admin.password").orElseThrow(),
                        property("workflow.data").map(Path::of)));
    }

    /** The checkout that is tested. */
    public static Path root() {
        return Path.of(property("workflow.root").orElse("../.."))
                .toAbsolutePath()
                .normalize();
    }

    /** What the build assembled. */
    public static Path distribution() {
        return property("workflow.dist").map(Path::of).orElseGet(() -> root().resolve(
                        "server-config/launcher/target/dist"));
    }

    private static Optional<String> property(String name) {
        return Optional.ofNullable(System.getProperty(name)).filter(value -> !value.isBlank());
    }
}
