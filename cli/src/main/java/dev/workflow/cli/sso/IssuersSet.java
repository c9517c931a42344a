package dev.workflow.cli.sso;

import dev.workflow.cli.command.Session;
import dev.workflow.cli.json.Json;
import dev.workflow.cli.sso.Sso.IssuerVerb;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The controller replaces all settings, so those that are not named are sent as they are. */
@Command(description = "Change settings of an issuer; what is not named stays.")
final class IssuersSet extends IssuerVerb {
    @Option(
            names = "--enabled",
            paramLabel = "true|false",
            defaultValue = "",
            description = "false: nothing of it is good here for now.")
    private String enabled;

    @Mixin
    private IssuerOptions options;

    IssuersSet(Session session) {
        super(session);
    }

    @Override
    public void run() {
        Map<String, Object> settings = new LinkedHashMap<>(api().get(path()).fields());
        settings.putAll(options.read(session));
        if (!enabled.isEmpty()) {
            settings.put("enabled", enabled.equals("true"));
        }
        IssuerFields.READ_ONLY.forEach(settings::remove);
        step("Changing issuer " + name, () -> api().put(path(), new Json(settings)));
    }
}
