package dev.workflow.cli.settings;

import dev.workflow.cli.json.Json;
import dev.workflow.cli.json.JsonText;
import dev.workflow.cli.problem.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;

/** Where a login is kept (cli.md §1.1): readable by its owner only. */
public final class SettingsFile {
    private final Path file;

    private SettingsFile(Path file) {
        this.file = file;
    }

    /** @param profile a path (it has a separator and ends in {@code .json}), or the name of a file in ~/.drycc */
    public static SettingsFile of(Path home, String profile) {
        boolean path = profile.endsWith(".json") && profile.contains(java.io.File.separator);
        return new SettingsFile(path ? Path.of(profile) : home.resolve(".drycc").resolve(profile + ".json"));
    }

    public Path path() {
        return file;
    }

    /** @throws Failure when nobody is logged in */
    public Settings load() {
        if (!Files.exists(file)) {
            throw new Failure("client configuration file not found at: " + file
                    + "\nAre you logged in? Use 'drycc login' or 'drycc register' to get started");
        }
        try {
            return read(JsonText.parse(Files.readString(file)));
        } catch (IOException | IllegalArgumentException e) {
            throw new Failure("cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    private static Settings read(Json json) {
        long limit = json.number("response_limit");
        return new Settings(
                json.text("username"),
                json.at("ssl_verify").isAbsent() || json.truth("ssl_verify"),
                ControllerUrl.parse(json.text("controller")),
                json.text("token"),
                limit > 0 ? (int) limit : Settings.DEFAULT_LIMIT);
    }

    /** Replaces the file as a whole; the directory gets 0700, the file 0600 before it holds anything. */
    public void save(Settings settings) {
        Json json = Json.object(
                "username", settings.username(),
                "ssl_verify", settings.sslVerify(),
                "controller", settings.controller().toString(),
                "token", settings.token(),
                "response_limit", settings.responseLimit());
        try {
            Path directory = file.toAbsolutePath().getParent();
            if (!Files.exists(directory)) {
                Files.createDirectories(
                        directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            }
            Path fresh = Files.createTempFile(
                    directory,
                    ".login",
                    ".json",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(fresh, JsonText.compact(json));
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new Failure("cannot write " + file + ": " + e.getMessage(), e);
        }
    }

    /** Also succeeds when there is none. */
    public void delete() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new Failure("cannot delete " + file + ": " + e.getMessage(), e);
        }
    }
}
