package dev.workflow.launcher.option;

/** The ports the platform listens on, all on the loopback address, and how each one is changed. */
public enum PortName {
    ROUTER("app router", "router-port", "WORKFLOW_ROUTER_PORT", 8000),
    ROUTER_TLS("app router with TLS, 0 for none", "router-tls-port", "WORKFLOW_ROUTER_TLS_PORT", 8443),
    HTTP("server", "http-port", "WORKFLOW_HTTP_PORT", 8080),
    SSH("git over SSH", "ssh-port", "WORKFLOW_SSH_PORT", 2222),
    DATABASE("PostgreSQL", "database-port", "WORKFLOW_DATABASE_PORT", 15432),
    AMQP("message broker", "amqp-port", "WORKFLOW_AMQP_PORT", 25672),
    STORAGE("object storage", "storage-port", "WORKFLOW_STORAGE_PORT", 29000);

    private final String title;
    private final String option;
    private final String variable;
    private final int preset;

    PortName(String title, String option, String variable, int preset) {
        this.title = title;
        this.option = option;
        this.variable = variable;
        this.preset = preset;
    }

    public String title() {
        return title;
    }

    /** The command line option without its dashes; also the key under which a start remembers the port. */
    public String option() {
        return option;
    }

    public String variable() {
        return variable;
    }

    public int preset() {
        return preset;
    }

    /** Whether the port 0 switches off what listens there. */
    public boolean optional() {
        return this == ROUTER_TLS;
    }
}
