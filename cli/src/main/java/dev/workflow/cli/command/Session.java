package dev.workflow.cli.command;

import dev.workflow.cli.client.Controller;
import dev.workflow.cli.client.Proxies;
import dev.workflow.cli.git.Git;
import dev.workflow.cli.settings.Settings;
import dev.workflow.cli.settings.SettingsFile;
import dev.workflow.cli.terminal.Browser;
import dev.workflow.cli.terminal.Console;

/** One run of the program: where it talks to, and as whom. The login is read when it is first needed. */
public final class Session {
    private final Console console;
    private final Machine machine;
    private final SettingsFile settingsFile;
    private Settings settings;
    private Controller controller;

    /** @param profile as given with {@code -c}; empty to take {@code DRYCC_PROFILE} or the default */
    public Session(Console console, Machine machine, String profile) {
        String named = profile.isEmpty() ? machine.variable("DRYCC_PROFILE") : profile;
        this.console = console;
        this.machine = machine;
        this.settingsFile = SettingsFile.of(machine.home(), named.isEmpty() ? "client" : named);
    }

    public Console console() {
        return console;
    }

    public Machine machine() {
        return machine;
    }

    public SettingsFile settingsFile() {
        return settingsFile;
    }

    /** The login; a Failure says how to get one. */
    public Settings settings() {
        if (settings == null) {
            settings = settingsFile.load();
        }
        return settings;
    }

    public Controller api() {
        if (controller == null) {
            controller = api(settings());
        }
        return controller;
    }

    /** The controller as somebody else, or as nobody. */
    public Controller api(Settings as) {
        return new Controller(as, new Proxies(machine.environment()), ProgramVersion.text(), console::note);
    }

    public Git git() {
        return new Git(machine.directory());
    }

    public Browser browser() {
        return new Browser(machine.environment());
    }
}
