package dev.workflow.launcher.demo;

import dev.workflow.launcher.Distribution;
import dev.workflow.launcher.Refusal;
import dev.workflow.launcher.data.OwnerOnly;
import dev.workflow.launcher.data.Secrets;
import dev.workflow.launcher.option.PortName;
import dev.workflow.launcher.option.Settings;
import dev.workflow.launcher.process.PlainEnvironment;
import java.io.Console;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;

/** From nothing to an app that answers, in the open. Leaves the platform running. */
public final class Demo {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Settings settings;
    private final PrintStream out;
    private final Path sample;
    private final String app;
    private final Steps steps;
    private final Client client;
    private final Path folder;

    public Demo(Settings settings, Distribution distribution, PrintStream out, String sample, String app) {
        if (!sample.matches("[a-z][a-z-]*")) {
            throw new Refusal("\"" + sample + "\" is not a sample: see docs/samples.");
        }
        if (!app.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
            throw new Refusal("\"" + app + "\" is not an app name: use a-z, 0-9 and single hyphens.");
        }
        this.settings = settings;
        this.out = out;
        this.sample = distribution.samples().resolve(sample);
        this.app = app;
        this.folder = settings.data().demo();
        this.steps = new Steps(out, PlainEnvironment.from(settings.environment()));
        this.client = new Client(steps, distribution.client(), folder);
    }

    /** @param up starts the platform and shows the first administrator's password */
    public int run(Callable<Integer> up) throws Exception {
        settings.data().create();
        Optional<String> password = new Secrets(settings.data()).adminPassword(settings.adminPassword());
        up.call();
        OwnerOnly.folder(folder);
        login(password);
        SshKey key = SshKey.in(folder, steps);
        if (!key.added()) {
            client.run("keys:add", "workflow-demo", key.open().toString());
            key.remember();
        }
        if (!client.succeeds("apps:info", "-a", app)) {
            client.run("create", app, "--no-remote");
        }
        Repository repository = Repository.of(sample, folder.resolve(app), steps);
        repository.push(remote(), key.gitSshCommand());
        show();
        return 0;
    }

    private void show() throws InterruptedException {
        String host = app + "." + settings.domain();
        int port = settings.port(PortName.ROUTER);
        out.println();
        out.println("$ curl http://" + host + ":" + port + "/");
        out.println(new FirstAnswer(host, port).await(PATIENCE));
        out.println();
        out.println("The app " + app + " is live at http://" + host + ":" + port + "/");
        out.println("Workflow goes on running: \"./workflow status\" shows it, \"./workflow down\" stops it.");
    }

    private void login(Optional<String> firstPassword) throws IOException, InterruptedException {
        if (client.loggedIn()) {
            return;
        }
        String user = settings.adminName();
        String password = firstPassword.or(settings::adminPassword).orElseGet(() -> ask(user));
        client.login("http://localhost:" + settings.port(PortName.HTTP), user, password);
    }

    private static String ask(String user) {
        Console console = System.console();
        char[] typed = console == null ? null : console.readPassword("Password of %s: ", user);
        if (typed == null) {
            throw new Refusal("The demo needs the password of " + user
                    + ", which was shown at the first start: set WORKFLOW_ADMIN_PASSWORD.");
        }
        return new String(typed);
    }

    private String remote() {
        return "ssh://git@127.0.0.1:" + settings.port(PortName.SSH) + "/" + app + ".git";
    }
}
