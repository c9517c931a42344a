package dev.workflow.launcher.option;

import dev.workflow.launcher.Refusal;
import dev.workflow.launcher.data.DataFolder;
import dev.workflow.launcher.data.Remembered;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Everything a start depends on.
 *
 * @param domain host name under which apps answer: {@code <app>.<domain>}
 * @param environment the caller's environment
 */
public record Settings(DataFolder data, Ports ports, String domain, Map<String, String> environment) {

    private static final Pattern DOMAIN =
            Pattern.compile("(?=.{1,200}$)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*");

    public Settings {
        environment = Map.copyOf(environment);
        if (!DOMAIN.matcher(domain).matches()) {
            throw new Refusal("\"" + domain + "\" is not a host name: --domain takes lower-case letters, digits,"
                    + " hyphens and dots.");
        }
    }

    public static Settings of(Arguments arguments, Map<String, String> environment) {
        DataFolder data = DataFolder.chosen(arguments.value("data"), environment);
        Remembered last = Remembered.in(data);
        Ports ports = Ports.choose(List.of(
                option -> arguments.values().get(option), option -> environment.get(variable(option)), last::get));
        String domain = arguments
                .value("domain")
                .orElseGet(() -> environment.getOrDefault("WORKFLOW_DOMAIN", last.getOr("domain", "localhost")));
        return new Settings(data, ports, domain, environment);
    }

    public int port(PortName name) {
        return ports.get(name);
    }

    public String adminName() {
        return environment.getOrDefault("WORKFLOW_ADMIN_USERNAME", "admin");
    }

    /** The password the caller wants the first administrator to have, or says the administrator has. */
    public Optional<String> adminPassword() {
        return Optional.ofNullable(environment.get("WORKFLOW_ADMIN_PASSWORD")).filter(password -> !password.isEmpty());
    }

    /** True when the caller brings a database of their own. */
    public boolean externalDatabase() {
        return set("WORKFLOW_DB_URL");
    }

    public boolean externalBroker() {
        return set("WORKFLOW_AMQP_URI");
    }

    public boolean externalStorage() {
        return set("WORKFLOW_S3_ENDPOINT");
    }

    /** False for what is off, and for the ports of parts that are not ours to start. */
    public boolean listensOn(PortName name) {
        return switch (name) {
            case ROUTER_TLS -> port(name) != 0;
            case DATABASE -> !externalDatabase();
            case AMQP -> !externalBroker();
            case STORAGE -> !externalStorage();
            default -> true;
        };
    }

    private boolean set(String variable) {
        return !environment.getOrDefault(variable, "").isBlank();
    }

    private static String variable(String option) {
        for (PortName port : PortName.values()) {
            if (port.option().equals(option)) {
                return port.variable();
            }
        }
        throw new IllegalArgumentException(option);
    }
}
