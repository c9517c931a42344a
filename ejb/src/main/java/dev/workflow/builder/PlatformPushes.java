package dev.workflow.builder;

import dev.workflow.app.AppAccess;
import dev.workflow.app.AppName;
import dev.workflow.audit.AuditLog;
import dev.workflow.audit.AuditTrail;
import dev.workflow.audit.AuditedCall;
import dev.workflow.identity.Callers;
import dev.workflow.operation.Ledger;
import dev.workflow.operation.OperationStore;
import dev.workflow.operation.OperationView;
import dev.workflow.persistence.app.Permission;
import dev.workflow.persistence.identity.Caller;
import dev.workflow.persistence.operation.Operation;
import dev.workflow.problem.Problem;
import dev.workflow.release.PushedBuilds;
import dev.workflow.storage.ObjectStore;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * Pushes, as the platform means them: the source goes to storage, the build is an operation that any worker may do, and
 * its output is read from the ledger until it ends. What the pusher sees is contract/builder.md §7.
 *
 * <p>An enterprise bean, because SSH threads are not the container's: only a call through it gives them what injection
 * and entity managers need.
 */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class PlatformPushes implements Pushes {

    private static final long POLL_MILLIS = 150;
    private static final int LINES_AT_ONCE = 500;

    /** In the audit log, pushes end with what HTTP would say. */
    private static final int RELEASED = 201;

    private static final int FORBIDDEN = 403;
    private static final int REJECTED = 422;

    @Inject
    Callers identities;

    @Inject
    AppAccess access;

    @Inject
    PushedBuilds builds;

    @Inject
    OperationStore operations;

    @Inject
    Ledger ledger;

    @Inject
    DeployWatch deploys;

    @Inject
    ObjectStore storage;

    @Inject
    AuditLog audit;

    @Override
    public Optional<Pusher> byKey(String sha256Fingerprint) {
        return identities
                .byFingerprint(sha256Fingerprint)
                .map(caller -> new Pusher(caller.accountId(), caller.username()));
    }

    @Override
    public boolean mayPush(Pusher pusher, AppName app) {
        Optional<String> refusal = refusal(pusher, app);
        refusal.ifPresent(why -> audit.record(call(pusher, app, "").refused(why), FORBIDDEN, Duration.ZERO));
        return refusal.isEmpty();
    }

    /** Code of why the app may not be changed; empty when it may. */
    private Optional<String> refusal(Pusher pusher, AppName app) {
        Optional<Caller> caller = identities.byAccount(pusher.accountId());
        if (caller.isEmpty()) {
            return Optional.of("account-disabled");
        }
        return access.judge(caller.get(), app.value(), Permission.CHANGE)
                .map(judgement -> Optional.of(judgement.ground().code()).filter(code -> !judgement.allowed()))
                .orElse(Optional.of("no-app"));
    }

    private static AuditedCall call(Pusher pusher, AppName app, String sha) {
        return new AuditedCall(
                pusher.username(), pusher.credential(), pusher.address(), "", "PUSH", "git", app.value(), sha);
    }

    @Override
    public boolean mayFetch(Pusher pusher, AppName app) {
        return identities
                .byAccount(pusher.accountId())
                .map(caller -> access.allows(caller, app, Permission.VIEW))
                .orElse(false);
    }

    @Override
    public Released push(Pusher pusher, AppName app, String sha, Source source, PushOutput output)
            throws PushRejected, IOException, InterruptedException {
        try (AuditTrail trail = AuditTrail.begin(audit, call(pusher, app, sha))) {
            try {
                Released released = release(pusher, app, sha, source, output);
                trail.status(RELEASED);
                return released;
            } catch (PushRejected | Problem rejected) {
                trail.status(REJECTED);
                throw rejected;
            }
        }
    }

    private Released release(Pusher pusher, AppName app, String sha, Source source, PushOutput output)
            throws PushRejected, IOException, InterruptedException {
        Caller caller = identities
                .byAccount(pusher.accountId())
                .orElseThrow(() -> new PushRejected("your account is disabled"));
        output.line("Starting build... but first, coffee!");
        String key = "home/" + app + ":git-" + sha.substring(0, 8) + "/tar";
        store(key, source);
        UUID operation =
                builds.queue(caller, app, sha, key).orElseThrow(() -> new PushRejected("Another git push is ongoing"));
        OperationView ended = follow(operation, caller, output);
        if (ended.state() != Operation.State.SUCCEEDED) {
            throw new PushRejected(reason(ended));
        }
        int version = ended.releaseAfter().orElseThrow();
        output.line("Build complete.");
        output.line("Launching App...");
        if (deploys.report(ended.app(), version, output)) {
            List.of(
                            "...",
                            "Done, " + app + ":v" + version + " deployed to Workflow",
                            "",
                            "Use 'drycc open' to view this application in your browser",
                            "",
                            "To learn more, use 'drycc help' or visit https://www.drycc.cc/",
                            "")
                    .forEach(output::line);
        }
        return new Released(version);
    }

    /** The object store wants to know the length first, so the tar takes a detour over the disk, not the heap. */
    private void store(String key, Source source) throws IOException {
        Path tar = Files.createTempFile("source", ".tar");
        try {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(tar))) {
                source.writeTar(out);
            }
            storage.put(key, tar);
        } finally {
            Files.delete(tar);
        }
    }

    private OperationView follow(UUID operation, Caller caller, PushOutput output) throws InterruptedException {
        long seen = 0;
        try {
            while (true) {
                OperationView view = ledger.view(operation);
                for (OperationStore.Line line : operations.linesAfter(operation, seen, LINES_AT_ONCE)) {
                    output.line(line.text());
                    seen = line.seq();
                }
                if (view.ended().isPresent()) {
                    drain(operation, seen, output);
                    return view;
                }
                if (output.gone()) {
                    ledger.cancel(operation, caller.username() + "'s client, which went away");
                }
                TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
            }
        } catch (InterruptedException interrupted) {
            ledger.cancel(operation, caller.username() + "'s client, which went away");
            throw interrupted;
        }
    }

    private void drain(UUID operation, long after, PushOutput output) {
        long seen = after;
        List<OperationStore.Line> lines;
        while (!(lines = operations.linesAfter(operation, seen, LINES_AT_ONCE)).isEmpty()) {
            for (OperationStore.Line line : lines) {
                output.line(line.text());
                seen = line.seq();
            }
        }
    }

    private static String reason(OperationView ended) {
        String cause = ended.cause().orElse("the build " + ended.stateText());
        return ended.hint()
                .filter(hint -> !hint.isEmpty())
                .map(hint -> cause + "\n" + hint)
                .orElse(cause);
    }
}
