package dev.workflow.cli.app;

import dev.workflow.cli.command.AppVerb;
import dev.workflow.cli.command.Session;
import dev.workflow.cli.json.Json;
import java.util.List;
import picocli.CommandLine.Command;

@Command(description = "Open an app in the browser.")
final class AppsOpen extends AppVerb {
    AppsOpen(Session session) {
        super(session);
    }

    @Override
    public void run() {
        List<Json> domains = api().get(at("domains/?limit=1")).items("results");
        String url = "http://" + AppAddress.host(session.settings().controller(), app(), domains);
        say("Opening " + url);
        if (!session.browser().open(url)) {
            say("Cannot open browser, please visit the website in yourself");
        }
    }
}
