package dev.workflow.web.user;

import dev.workflow.identity.LoginMethod;
import dev.workflow.identity.Session;
import dev.workflow.identity.SessionKey;
import dev.workflow.identity.Sessions;
import dev.workflow.web.JsonBody;
import dev.workflow.web.page.Browser;
import dev.workflow.web.page.ReturnPath;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A login in this browser that waits for its second factor, for the pages that ask for it. */
@Dependent
public class PendingLogin {

    private static final int LONGEST_PATH = 4096;

    private final Sessions sessions;
    private final Browser browser;

    @Inject
    public PendingLogin(Sessions sessions, Browser browser) {
        this.sessions = sessions;
        this.browser = browser;
    }

    /** Who waits. */
    record Waiting(SessionKey key, Session session) {

        long account() {
            return session.caller().accountId();
        }

        String username() {
            return session.caller().username();
        }
    }

    /** Empty when nobody passed the first factor here, or it took too long. */
    Optional<Waiting> waiting() {
        return browser.key().flatMap(key -> sessions.pending(key).map(session -> new Waiting(key, session)));
    }

    /** Where to go when nobody waits: on, for who is logged in already, else to the beginning. */
    Response over(ReturnPath next) {
        return browser.go(browser.session().isPresent() ? next : page("login/", next));
    }

    /** The login is complete. @return the cookie to answer with */
    NewCookie complete(Waiting waiting, LoginMethod second) {
        return browser.remember(sessions.complete(waiting.key(), second));
    }

    /** Back to the beginning. */
    Response cancel(ReturnPath next) {
        waiting().ifPresent(known -> sessions.end(known.key()));
        return browser.session().isPresent() ? browser.go(next) : browser.go(page("login/", next), browser.forget());
    }

    static ReturnPath next(JsonBody form) {
        return next(form.optionalString("next", LONGEST_PATH).orElse(""));
    }

    /** @param text as the browser sent it, or null */
    static ReturnPath next(String text) {
        return ReturnPath.parse(text).orElse(ReturnPath.ACCOUNT);
    }

    /** A page of the login, {@code login/code/}, that goes on to there afterwards. */
    static ReturnPath page(String name, ReturnPath next) {
        String path = "/user/" + name;
        String query = "?next=" + URLEncoder.encode(next.text(), StandardCharsets.UTF_8);
        return ReturnPath.parse(path + query).orElseGet(() -> new ReturnPath(path));
    }
}
