package dev.workflow.cli.app;

import dev.workflow.cli.command.AppVerb;
import dev.workflow.cli.command.Group;
import dev.workflow.cli.command.Output;
import dev.workflow.cli.command.Session;
import dev.workflow.cli.command.Verb;
import dev.workflow.cli.json.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code drycc autodeploy:…}, {@code autorollback:…} and {@code routing:…}: what an app has switched on. */
public final class SettingSwitches extends Group {
    private final Setting setting;

    /** @param setting which of the three */
    public SettingSwitches(Setting setting) {
        super(setting.name(), setting.summary(), "info", "enable", "disable");
        this.setting = setting;
    }

    /**
     * A switch of an app.
     *
     * @param field its name in the API
     */
    public record Setting(String name, String field, String summary) {
        public static final Setting AUTODEPLOY =
                new Setting("autodeploy", "autodeploy", "Deploy on every change, or only when told");
        public static final Setting AUTOROLLBACK =
                new Setting("autorollback", "autorollback", "Roll back by itself when a deploy fails");
        public static final Setting ROUTING =
                new Setting("routing", "routable", "Let requests from outside in, or not");

        String title() {
            return Character.toUpperCase(name.charAt(0)) + name.substring(1);
        }
    }

    @Override
    public Verb verb(String verb, Session session) {
        return switch (verb) {
            case "info" -> new Info(session, setting);
            case "enable" -> new Enable(session, setting);
            case "disable" -> new Disable(session, setting);
            default -> throw unknown(verb);
        };
    }

    @Command(description = "Show whether it is on.")
    static final class Info extends AppVerb {
        private final Setting setting;

        @Mixin
        private Output output;

        Info(Session session, Setting setting) {
            super(session);
            this.setting = setting;
        }

        @Override
        public void run() {
            Json settings = api().get(at("settings/"));
            if (output.wrote(console(), settings)) {
                return;
            }
            boolean on = settings.at(setting.field()).isAbsent() || settings.truth(setting.field());
            say(setting.title() + " is " + (on ? "enabled." : "disabled."));
        }
    }

    abstract static class Change extends AppVerb {
        private final Setting setting;

        Change(Session session, Setting setting) {
            super(session);
            this.setting = setting;
        }

        final void set(String doing, boolean on) {
            step(doing + " " + setting.name() + " for " + app(), () -> api().post(
                            at("settings/"), Json.object(setting.field(), on)));
        }
    }

    @Command(description = "Switch it on.")
    static final class Enable extends Change {
        Enable(Session session, Setting setting) {
            super(session, setting);
        }

        @Override
        public void run() {
            set("Enabling", true);
        }
    }

    @Command(description = "Switch it off.")
    static final class Disable extends Change {
        Disable(Session session, Setting setting) {
            super(session, setting);
        }

        @Override
        public void run() {
            set("Disabling", false);
        }
    }
}
