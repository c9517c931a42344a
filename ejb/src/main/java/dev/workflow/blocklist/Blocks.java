package dev.workflow.blocklist;

import dev.workflow.app.AppName;
import dev.workflow.app.AppRef;
import dev.workflow.persistence.app.Apps;
import dev.workflow.persistence.blocklist.Blocklist;
import dev.workflow.persistence.identity.AccountRepository;
import dev.workflow.problem.Problem;
import dev.workflow.release.ProcessService;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Optional;

/**
 * Blocks apps and accounts for the workflow manager (api.md §9). What is blocked stops running and is out of everybody's
 * reach until it is unblocked; nothing is started again by itself.
 */
@Stateless
public class Blocks {

    private static final String NO_REASON = "Blocked for unknown reason";
    private static final String MANAGER = "manager";
    private static final String WHY = "blocked by the workflow manager";

    @Inject
    Blocklist blocklist;

    @Inject
    Apps apps;

    @Inject
    AccountRepository accounts;

    @Inject
    ProcessService processes;

    @Inject
    Clock clock;

    /**
     * Blocks, or changes the remark of what is blocked already.
     *
     * @throws Problem 400 for another type than {@code apps} and {@code users}, 404 for an account that is not there
     */
    public void block(String type, String id, Optional<String> remark) {
        String text = remark.orElse(NO_REASON);
        if (isApp(type)) {
            AppName app = app(id);
            blocklist.putApp(app.value(), text, now());
            halt(app.value());
        } else {
            long account = account(id);
            blocklist.putAccount(account, text, now());
            apps.idsOwnedBy(account).forEach(this::halt);
        }
    }

    /** Ends the block, if there is one. */
    public void unblock(String type, String id) {
        if (isApp(type)) {
            blocklist.removeApp(app(id).value());
        } else {
            blocklist.removeAccount(account(id));
        }
    }

    private void halt(String app) {
        apps.byId(app).map(AppRef::of).ifPresent(found -> processes.halt(found, MANAGER, WHY));
    }

    private static boolean isApp(String type) {
        return switch (type) {
            case "apps" -> true;
            case "users" -> false;
            default -> throw Problem.badRequest("unsupported-block-type", "Unsupported block type: " + type);
        };
    }

    /** A name may be blocked before there is such an app. */
    private static AppName app(String id) {
        return AppName.parse(id).orElseThrow(() -> Problem.notFound("App"));
    }

    private long account(String id) {
        return Optional.of(id)
                .filter(digits -> digits.matches("[0-9]{1,18}"))
                .map(Long::parseLong)
                .filter(number -> accounts.byId(number).isPresent())
                .orElseThrow(() -> Problem.notFound("User"));
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }
}
