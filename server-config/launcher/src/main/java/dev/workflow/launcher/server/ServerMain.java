package dev.workflow.launcher.server;

import dev.workflow.launcher.process.ParentWatch;
import fish.payara.micro.PayaraMicroRuntime;
import fish.payara.micro.boot.PayaraMicroBoot;
import java.io.File;
import java.lang.reflect.Method;
import java.nio.file.Path;

/**
 * The server JVM. Boots Payara Micro, waits for the supervisor's word that database, broker and storage are up, and then
 * deploys the EAR: Micro's own {@code --deploy} refuses EARs and its summary of one deployed while booting ends the JVM.
 */
public final class ServerMain {

    private static final String APPLICATION = "workflow";

    private ServerMain() {}

    /** Arguments: boot jar, folder of the runtime's jars, instance folder, HTTP port, EAR. */
    public static void main(String[] args) {
        ParentWatch supervisor = ParentWatch.start();
        try {
            PayaraMicroRuntime runtime = boot(Path.of(args[0]), args[1], args[2], args[3]);
            supervisor.awaitWord();
            runtime.deploy(APPLICATION, "/", new File(args[4]));
            // deploy() answers true even when loading failed.
            if (!runtime.getDeployedApplicationNames().contains(APPLICATION)) {
                throw new IllegalStateException(args[4] + " was not deployed, the reason is above");
            }
        } catch (Throwable e) {
            // Threads that are not daemons would keep a half-started JVM alive.
            e.printStackTrace();
            Runtime.getRuntime().halt(3);
        }
    }

    /** What Micro's own launcher of an exploded runtime does, with the instance in a folder of its own. */
    private static PayaraMicroRuntime boot(Path bootJar, String runtime, String instance, String port)
            throws ReflectiveOperationException {
        System.setProperty("fish.payara.micro.BootJar", bootJar.toUri().toString());
        // The security policy trusts the jars below this folder.
        System.setProperty("fish.payara.micro.UnpackDir", runtime);
        String[] options = {
            "--rootdir",
            instance,
            "--port",
            port,
            "--nohazelcast",
            "--disablephonehome",
            "--prebootcommandfile",
            Path.of(instance, Instance.PREBOOT).toString()
        };
        Class<?> micro = Class.forName("fish.payara.micro.impl.PayaraMicroImpl");
        Method main = micro.getMethod("main", String[].class);
        main.invoke(null, (Object) options);
        return ((PayaraMicroBoot) micro.getMethod("getInstance").invoke(null)).getRuntime();
    }
}
