package dev.workflow.image;

import java.util.Map;

/** What an image was built for, in the words of the OCI image specification. */
record Platform(String os, String architecture) {

    private static final Map<String, String> ARCHITECTURES =
            Map.of("amd64", "amd64", "x86_64", "amd64", "aarch64", "arm64", "arm64", "arm64");

    static Platform here() {
        String arch = System.getProperty("os.arch");
        return new Platform("linux", ARCHITECTURES.getOrDefault(arch, arch));
    }

    @Override
    public String toString() {
        return os + "/" + architecture;
    }
}
