package dev.workflow.launcher.check;

import dev.workflow.launcher.Refusal;
import dev.workflow.launcher.option.Settings;

/** Java 17 or later on a machine we have PostgreSQL for. */
public final class JavaVersion implements Check {

    private final int feature;
    private final String system;
    private final String processor;

    public JavaVersion() {
        this(Runtime.version().feature(), System.getProperty("os.name"), System.getProperty("os.arch"));
    }

    JavaVersion(int feature, String system, String processor) {
        this.feature = feature;
        this.system = system;
        this.processor = processor;
    }

    @Override
    public void run(Settings settings) {
        if (feature < 17) {
            throw new Refusal("Workflow needs Java 17 or later, this is Java " + feature
                    + ": install openjdk-17-jdk or point JAVA_HOME to one.");
        }
        boolean known = system.equals("Linux") && processor.equals("amd64");
        if (!known && !settings.externalDatabase()) {
            throw new Refusal(
                    "The embedded PostgreSQL is for Linux on amd64, this is " + system + " on " + processor
                            + ": bring a database of your own with WORKFLOW_DB_URL, WORKFLOW_DB_USER and WORKFLOW_DB_PASSWORD.");
        }
    }
}
