package dev.workflow.imagebuilder.buildpack;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** The system an image is made for; images run on this machine's root file system, so it is this machine's. */
record Target(String os, String arch, String distribution, String distributionVersion) {

    static final Target HOST = host(Path.of("/etc/os-release"));

    private static Target host(Path osRelease) {
        Map<String, String> release = new HashMap<>();
        try {
            for (String line : Files.readAllLines(osRelease)) {
                int equals = line.indexOf('=');
                if (equals > 0) {
                    release.put(
                            line.substring(0, equals),
                            line.substring(equals + 1).replace("\"", ""));
                }
            }
        } catch (IOException unnamed) {
            // A machine without the file has no distribution to tell buildpacks about.
            release.clear();
        }
        String arch = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        String name = arch.equals("aarch64") ? "arm64" : arch.equals("x86_64") ? "amd64" : arch;
        return new Target("linux", name, release.getOrDefault("ID", ""), release.getOrDefault("VERSION_ID", ""));
    }

    /** True when the list is empty or one entry fits; what an entry leaves out fits everything. */
    boolean fits(JsonNode targets) {
        for (JsonNode target : targets) {
            if (same(target.path("os"), os) && same(target.path("arch"), arch) && fitsDistribution(target)) {
                return true;
            }
        }
        return targets.isEmpty();
    }

    private boolean fitsDistribution(JsonNode target) {
        JsonNode distributions = target.has("distros") ? target.path("distros") : target.path("distributions");
        for (JsonNode one : distributions) {
            if (same(one.path("name"), distribution) && same(one.path("version"), distributionVersion)) {
                return true;
            }
        }
        return distributions.isEmpty();
    }

    private static boolean same(JsonNode wanted, String here) {
        return wanted.asText("").isEmpty()
                || wanted.asText().equals("*")
                || wanted.asText().equals(here);
    }

    Map<String, String> environment() {
        return Map.of(
                "CNB_TARGET_OS", os,
                "CNB_TARGET_ARCH", arch,
                "CNB_TARGET_DISTRO_NAME", distribution,
                "CNB_TARGET_DISTRO_VERSION", distributionVersion,
                "CNB_STACK_ID", "dev.workflow.stacks.host");
    }

    @Override
    public String toString() {
        return os + "/" + arch + " " + distribution + " " + distributionVersion;
    }
}
