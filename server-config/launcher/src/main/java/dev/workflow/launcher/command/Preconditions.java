package dev.workflow.launcher.command;

import dev.workflow.launcher.check.Check;
import dev.workflow.launcher.check.DiskSpace;
import dev.workflow.launcher.check.ExternalParts;
import dev.workflow.launcher.check.FileAttributes;
import dev.workflow.launcher.check.JavaVersion;
import dev.workflow.launcher.check.PortsFree;
import dev.workflow.launcher.check.Tools;
import dev.workflow.launcher.check.Tools.Tool;
import dev.workflow.launcher.option.Settings;
import java.util.List;

/** Everything that is checked before anything is started. */
final class Preconditions {

    private static final long DISK_MEGABYTES = 512;

    private Preconditions() {}

    static void start(Settings settings) {
        run(
                settings,
                new JavaVersion(),
                new ExternalParts(),
                new Tools(new Tool("git", "git", "receive pushes")),
                new PortsFree(),
                new DiskSpace(DISK_MEGABYTES));
        settings.data().create();
        run(settings, new FileAttributes());
    }

    static void demo(Settings settings) {
        run(
                settings,
                new Tools(
                        new Tool("git", "git", "push the sample"),
                        new Tool("ssh", "openssh-client", "push over SSH"),
                        new Tool("ssh-keygen", "openssh-client", "make a key for the demo")));
    }

    private static void run(Settings settings, Check... checks) {
        List.of(checks).forEach(check -> check.run(settings));
    }
}
