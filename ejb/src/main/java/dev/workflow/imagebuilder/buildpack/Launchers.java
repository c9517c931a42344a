package dev.workflow.imagebuilder.buildpack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes the /cnb folder of an image: one small POSIX shell program per process type that sets the variables of the
 * launch layers and becomes the process, and /cnb/lifecycle/launcher, which does the same for any command. They find
 * /workspace and /layers next to themselves, wherever the image was unpacked.
 */
final class Launchers {

    private static final String SHELL = "\"$(command -v bash || echo /bin/sh)\"";

    private final Path folder;
    private final List<LayerEnvironment> layers;
    private final LaunchScript script;

    /** @param layers the launch layers, in the order in which their variables apply */
    Launchers(Path folder, List<LayerEnvironment> layers, LaunchScript script) {
        this.folder = folder;
        this.layers = layers;
        this.script = script;
    }

    void write(List<LaunchProcess> processes) throws IOException {
        Files.createDirectories(folder.resolve("process"));
        Files.createDirectories(folder.resolve("lifecycle"));
        Files.writeString(folder.resolve("lifecycle/environment"), environment());
        program("lifecycle/launcher", launcher());
        for (LaunchProcess process : processes) {
            program("process/" + process.type(), process(process));
        }
    }

    private String environment() throws IOException {
        List<EnvironmentChange> changes = new ArrayList<>();
        for (LayerEnvironment layer : layers) {
            changes.addAll(layer.forLaunch());
        }
        return "# Variables of the image's layers; the launchers read this file.\n"
                + script.changes(changes)
                + LaunchScript.EXEC_D
                + script.execD(programs(""));
    }

    private List<String> programs(String type) throws IOException {
        List<String> programs = new ArrayList<>();
        for (LayerEnvironment layer : layers) {
            programs.addAll(layer.execD(type));
        }
        return programs;
    }

    private static String head(String comment, String suffix) {
        return "#!/bin/sh\n# " + comment + "\nroot=${0%/cnb/" + suffix + "}\n. \"$root/cnb/lifecycle/environment\"\n";
    }

    private String process(LaunchProcess process) throws IOException {
        List<EnvironmentChange> changes = new ArrayList<>();
        for (LayerEnvironment layer : layers) {
            changes.addAll(layer.forProcess(process.type().value()));
        }
        return head("Starts process type " + process.type() + ".", "process/*")
                + script.changes(changes)
                + script.execD(programs(process.type().value()))
                + script.changeFolder(process.workingDirectory())
                + (process.args().isEmpty() ? "" : "[ $# -gt 0 ] || set -- " + script.words(process.args()) + "\n")
                + start(process);
    }

    private String start(LaunchProcess process) {
        if (!process.shell()) {
            return "exec " + script.words(process.command()) + " \"$@\"\n";
        }
        String line = process.command().get(0) + (process.args().isEmpty() ? "" : " \"$@\"");
        return "exec " + SHELL + " -c " + script.word(line) + " " + process.type() + " \"$@\"\n";
    }

    private String launcher() {
        return head("Runs a command among the image's layers; a single argument is a shell command.", "lifecycle/*")
                + script.changeFolder("")
                + "[ \"${1:-}\" != -- ] || shift\n[ $# -ne 1 ] || exec "
                + SHELL
                + " -c \"$1\"\nexec \"$@\"\n";
    }

    private void program(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
