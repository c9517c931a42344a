package dev.workflow.cli.app;

import dev.workflow.cli.json.Json;
import dev.workflow.cli.settings.ControllerUrl;
import java.net.URI;
import java.util.List;

/** Where an app answers. */
final class AppAddress {
    private AppAddress() {}

    /**
     * The host of its first domain; one without a dot is a label beside the controller. Without any domain it is the
     * app's name there. A platform on a port of its own serves its apps on that port too.
     */
    static String host(URI controller, String app, List<Json> domains) {
        if (domains.isEmpty()) {
            return ControllerUrl.sibling(controller, app);
        }
        String domain = domains.get(0).text("domain");
        if (!domain.contains(".")) {
            return ControllerUrl.sibling(controller, domain);
        }
        String beside = controller.getHost().replaceFirst("^[^.]*", "");
        boolean same = !beside.isEmpty() && domain.endsWith(beside) || ControllerUrl.isLocalName(domain);
        return same ? domain + ControllerUrl.port(controller) : domain;
    }
}
