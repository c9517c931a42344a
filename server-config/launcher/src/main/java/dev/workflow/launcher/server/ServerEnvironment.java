package dev.workflow.launcher.server;

import dev.workflow.launcher.data.Secrets;
import dev.workflow.launcher.option.PortName;
import dev.workflow.launcher.option.Settings;
import dev.workflow.launcher.postgres.PostgresPart;
import dev.workflow.launcher.process.PlainEnvironment;
import dev.workflow.launcher.services.ServicesEnvironment;
import dev.workflow.launcher.services.ServicesPart;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The EAR's configuration as environment variables: where the parts are, and how it logs in to them. */
public final class ServerEnvironment {

    private static final List<String> OURS = List.of("WORKFLOW_", "DRYCC_", "LDAP_");
    private static final String BUILDER_KEY = "WORKFLOW_BUILDER_KEY";
    private static final String DRYCC_BUILDER_KEY = "DRYCC_BUILDER_KEY";

    private ServerEnvironment() {}

    /**
     * The caller's own {@code WORKFLOW_}, {@code DRYCC_} and {@code LDAP_} variables go through; what we decide wins over
     * them.
     */
    public static Map<String, String> of(Settings settings, Secrets secrets) {
        Map<String, String> all = PlainEnvironment.from(settings.environment());
        settings.environment().forEach((name, value) -> {
            if (OURS.stream().anyMatch(name::startsWith)) {
                all.put(name, value);
            }
        });
        all.put("WORKFLOW_DATA", settings.data().root().toString());
        all.put("WORKFLOW_DOMAIN", settings.domain());
        all.put("WORKFLOW_HTTP_PORT", port(settings, PortName.HTTP));
        all.put("WORKFLOW_ROUTER_PORT", port(settings, PortName.ROUTER));
        all.put("WORKFLOW_ROUTER_TLS_PORT", port(settings, PortName.ROUTER_TLS));
        all.put("WORKFLOW_SSH_PORT", port(settings, PortName.SSH));
        all.putIfAbsent("WORKFLOW_ENGINE", "local");
        all.putIfAbsent("WORKFLOW_MASTER_KEY_FILE", secrets.masterKey().toString());
        all.putIfAbsent("WORKFLOW_REGISTRY_URL", "http://127.0.0.1:" + port(settings, PortName.HTTP));
        all.putIfAbsent("WORKFLOW_REGISTRY_USERNAME", "workflow");
        all.putIfAbsent("WORKFLOW_REGISTRY_PASSWORD", secrets.get("registry-password"));
        if (!all.containsKey(DRYCC_BUILDER_KEY)) {
            all.computeIfAbsent(BUILDER_KEY, name -> secrets.get("builder-key"));
        }
        all.putAll(parts(settings, secrets));
        all.putAll(administrator(settings, secrets));
        return all;
    }

    private static Map<String, String> parts(Settings settings, Secrets secrets) {
        Map<String, String> parts = new HashMap<>();
        if (!settings.externalDatabase()) {
            parts.put(
                    "WORKFLOW_DB_URL",
                    "jdbc:postgresql://127.0.0.1:" + port(settings, PortName.DATABASE) + "/workflow");
            parts.put("WORKFLOW_DB_USER", "workflow");
            parts.put("WORKFLOW_DB_PASSWORD", secrets.get(PostgresPart.PASSWORD));
        }
        if (!settings.externalBroker()) {
            String login = ServicesEnvironment.USER + ":" + secrets.get(ServicesPart.AMQP_PASSWORD);
            parts.put("WORKFLOW_AMQP_URI", "amqp://" + login + "@127.0.0.1:" + port(settings, PortName.AMQP));
        }
        if (!settings.externalStorage()) {
            parts.put("WORKFLOW_S3_ENDPOINT", "http://127.0.0.1:" + port(settings, PortName.STORAGE));
            parts.put("WORKFLOW_S3_REGION", "us-east-1");
            parts.put("WORKFLOW_S3_BUCKET", ServicesEnvironment.BUCKET);
            parts.put("WORKFLOW_S3_ACCESS_KEY", secrets.get(ServicesPart.ACCESS_KEY));
            parts.put("WORKFLOW_S3_SECRET_KEY", secrets.get(ServicesPart.SECRET_KEY));
        }
        return parts;
    }

    /** The first administrator, until the password was handed over. */
    private static Map<String, String> administrator(Settings settings, Secrets secrets) {
        Map<String, String> administrator = new HashMap<>();
        administrator.put("WORKFLOW_ADMIN_USERNAME", settings.adminName());
        secrets.adminPassword(settings.adminPassword())
                .ifPresent(password -> administrator.put("WORKFLOW_ADMIN_PASSWORD", password));
        return administrator;
    }

    private static String port(Settings settings, PortName name) {
        return Integer.toString(settings.port(name));
    }
}
