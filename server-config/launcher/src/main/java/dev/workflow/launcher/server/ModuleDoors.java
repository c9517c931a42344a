package dev.workflow.launcher.server;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;

/** The JDK packages Micro's manifest opens; the manifest only counts with {@code java -jar}, so they become options. */
final class ModuleDoors {

    private ModuleDoors() {}

    static List<String> of(Path bootJar) throws IOException {
        try (JarFile jar = new JarFile(bootJar.toFile())) {
            Attributes manifest = jar.getManifest().getMainAttributes();
            List<String> options = new ArrayList<>();
            add(options, "--add-opens=", manifest.getValue("Add-Opens"));
            add(options, "--add-exports=", manifest.getValue("Add-Exports"));
            return options;
        }
    }

    private static void add(List<String> options, String option, String packages) {
        if (packages == null) {
            return;
        }
        for (String name : packages.strip().split("\\s+")) {
            options.add(option + name + "=ALL-UNNAMED");
        }
    }
}
