package dev.workflow.image;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** Gives an unpacked root file system what a wall mounts on, and an account for the user apps run as. */
final class RootPreparation {

    private static final List<String> DIRECTORIES =
            List.of("proc", "dev", "tmp", "run", "var/tmp", "etc", "home/app", "workspace");
    private static final List<String> FILES = List.of("etc/resolv.conf", "etc/hosts");
    private static final String ACCOUNT = "app:x:1000:1000::/home/app:/bin/sh\n";

    private final JailedPath jail;
    private final LayerUnpacker.Owner owner;

    RootPreparation(Path root, LayerUnpacker.Owner owner) {
        this.jail = new JailedPath(root);
        this.owner = owner;
    }

    void prepare() throws IOException {
        for (String name : DIRECTORIES) {
            // Looking for something below makes the directory, wherever the image's links put it.
            Path directory = jail.place(name + "/x").getParent();
            owner.own(directory);
        }
        for (String name : FILES) {
            Path file = jail.place(name);
            if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                Files.deleteIfExists(file);
                owner.own(Files.createFile(file));
            }
        }
        account();
    }

    private void account() throws IOException {
        Path passwd = jail.place("etc/passwd");
        if (!Files.exists(passwd, LinkOption.NOFOLLOW_LINKS)) {
            owner.own(Files.createFile(passwd));
        }
        boolean file = Files.isRegularFile(passwd, LinkOption.NOFOLLOW_LINKS);
        if (file && !Files.readString(passwd, StandardCharsets.ISO_8859_1).contains(":x:1000:")) {
            Files.writeString(passwd, ACCOUNT, StandardOpenOption.APPEND);
        }
    }
}
