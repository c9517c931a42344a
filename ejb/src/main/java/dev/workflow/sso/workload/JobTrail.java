package dev.workflow.sso.workload;

import dev.workflow.audit.AuditLog;
import dev.workflow.audit.AuditedCall;
import dev.workflow.sso.Issuer;
import dev.workflow.sso.workload.JobRights.Right;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;

/** Writes each exchange into the audit log: no token without a trace. */
@ApplicationScoped
public class JobTrail {

    private static final int OK = 200;

    private AuditLog log;

    protected JobTrail() {}

    @Inject
    public JobTrail(AuditLog log) {
        this.log = log;
    }

    /** @param subject of the job's token @param address where the job is */
    void exchanged(Issuer issuer, String subject, Right right, String address) {
        String apps = right.scope().joinedApps();
        AuditedCall call = new AuditedCall(
                right.username(),
                issuer.name() + " " + subject,
                address,
                "",
                "POST",
                "oauth/token",
                apps.contains(",") ? "" : apps,
                right.scope().toString());
        log.record(call, OK, Duration.ZERO);
    }
}
