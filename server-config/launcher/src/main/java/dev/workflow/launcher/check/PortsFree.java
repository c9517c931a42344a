package dev.workflow.launcher.check;

import dev.workflow.launcher.Refusal;
import dev.workflow.launcher.option.PortName;
import dev.workflow.launcher.option.Settings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Nothing else listens on the ports we need. */
public final class PortsFree implements Check {

    @Override
    public void run(Settings settings) {
        for (PortName name : PortName.values()) {
            if (settings.listensOn(name) && !free(settings.port(name))) {
                throw new Refusal("Port " + settings.port(name) + " (" + name.title()
                        + ") is in use by another program: choose another port with --" + name.option()
                        + " or the variable " + name.variable() + ".");
            }
        }
    }

    private static boolean free(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
