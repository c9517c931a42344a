package dev.workflow.cli.network;

import dev.workflow.cli.client.Segment;
import dev.workflow.cli.command.AppVerb;
import dev.workflow.cli.command.Session;
import dev.workflow.cli.json.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** The domains a certificate is for. */
abstract class CertDomains extends AppVerb {
    @Parameters(index = "0", paramLabel = "<name>", description = "The certificate.")
    protected String name;

    @Parameters(index = "1", paramLabel = "<domain>", description = "The domain.")
    protected String domain;

    CertDomains(Session session) {
        super(session);
    }

    final String path() {
        return at("certs/" + Segment.of(name) + "/domain/");
    }

    @Command(description = "Use a certificate for a domain.")
    static final class Attach extends CertDomains {
        Attach(Session session) {
            super(session);
        }

        @Override
        public void run() {
            step("Attaching certificate " + name + " to domain " + domain, () -> api().post(
                            path(), Json.object("domain", domain)));
        }
    }

    @Command(description = "Stop using a certificate for a domain.")
    static final class Detach extends CertDomains {
        Detach(Session session) {
            super(session);
        }

        @Override
        public void run() {
            step("Detaching certificate " + name + " from domain " + domain, () -> api().delete(
                            path() + Segment.of(domain), Json.ABSENT));
        }
    }
}
