package dev.workflow.cli.git;

import dev.workflow.cli.settings.ControllerUrl;
import java.net.URI;

/** Where an app is pushed to. */
public final class BuilderUrl {
    private static final String DEFAULT_PORT = "2222";

    private BuilderUrl() {}

    /** @param port of the builder; empty for the usual 2222 */
    public static String of(URI controller, String port, String app) {
        return "ssh://git@" + ControllerUrl.builderHost(controller) + ":" + (port.isEmpty() ? DEFAULT_PORT : port) + "/"
                + app + ".git";
    }
}
