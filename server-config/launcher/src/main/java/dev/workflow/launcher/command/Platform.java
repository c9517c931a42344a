package dev.workflow.launcher.command;

import dev.workflow.launcher.Distribution;
import dev.workflow.launcher.Versions;
import dev.workflow.launcher.data.Secrets;
import dev.workflow.launcher.option.PortName;
import dev.workflow.launcher.option.Settings;
import dev.workflow.launcher.postgres.PostgresPart;
import dev.workflow.launcher.server.ServerPart;
import dev.workflow.launcher.services.ServicesEnvironment;
import dev.workflow.launcher.services.ServicesPart;
import dev.workflow.launcher.supervisor.Part;
import java.util.ArrayList;
import java.util.List;

/** The parts these settings ask for, in starting order. */
record Platform(Settings settings, Distribution distribution) {

    List<Part> parts() {
        List<Part> parts = new ArrayList<>();
        if (!settings.externalDatabase()) {
            parts.add(new PostgresPart(
                    settings.data(),
                    settings.port(PortName.DATABASE),
                    Versions.postgres(),
                    distribution.services(),
                    settings.environment()));
        }
        if (!settings.externalBroker() || !settings.externalStorage()) {
            parts.add(new ServicesPart(services(), distribution.services(), settings.environment()));
        }
        List<String> needs = parts.stream().map(Part::name).toList();
        parts.add(new ServerPart(settings, distribution, needs));
        return parts;
    }

    private ServicesEnvironment services() {
        Secrets secrets = new Secrets(settings.data());
        return new ServicesEnvironment(
                settings.data().services().toString(),
                settings.externalBroker() ? 0 : settings.port(PortName.AMQP),
                secrets.get(ServicesPart.AMQP_PASSWORD),
                settings.externalStorage() ? 0 : settings.port(PortName.STORAGE),
                secrets.get(ServicesPart.ACCESS_KEY),
                secrets.get(ServicesPart.SECRET_KEY));
    }
}
