package dev.workflow.web.page;

import dev.workflow.problem.Problem;
import dev.workflow.web.RetryAfter;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A page: plain HTML that works without scripts, in a light and a dark scheme, on narrow screens and for screen readers.
 * Its content is a Mustache template beside the class that shows it, {@code name.mustache}; values are escaped. Forms in
 * it must have {@code {{{formToken}}}} in them. Nothing in it may have a {@code style} attribute: the policy forbids it.
 *
 * <p>A field says with {@code {{#wrong.name}}} that it is to be looked at: {@code aria-invalid="true"}, and
 * {@code aria-describedby="complaint"}, which is what {@link #complaint} shows.
 */
public final class HtmlPage {

    private static final String STYLE = PageText.of(HtmlPage.class, "page.css");
    private static final String TYPE = "text/html;charset=utf-8";
    private static final int SERVER_ERROR = 500;

    private final Class<?> owner;
    private final String name;
    private final Map<String, Object> values = new LinkedHashMap<>();
    private final Map<String, String> headers = new LinkedHashMap<>();
    private int status = Response.Status.OK.getStatusCode();
    private ContentPolicy policy = new ContentPolicy(STYLE, "", "");

    private HtmlPage(Class<?> owner, String name, String title) {
        this.owner = owner;
        this.name = name;
        values.put("title", title);
        values.put("style", STYLE);
        values.put("navigation", List.of());
        values.put("wrong", Map.of());
        for (String absent : List.of("complaint", "notice", "person", "requestId", "script", "tall", "wide")) {
            values.put(absent, "");
        }
        headers.put("Cache-Control", "no-store");
        headers.put("Referrer-Policy", "same-origin");
    }

    /**
     * @param owner the class beside which the template is
     * @param name of the template, without {@code .mustache}
     */
    public static HtmlPage of(Class<?> owner, String name, String title) {
        return new HtmlPage(owner, name, title);
    }

    /** Who is logged in, and where they can go. */
    HtmlPage of(String person, List<Navigation.Place> places) {
        return with("person", person).with("navigation", places);
    }

    /** A page of one sentence or two. */
    public static HtmlPage message(int status, String title, String text) {
        return of(HtmlPage.class, "message", title).with("text", text).status(status);
    }

    /** @param value text, a boolean, a record, or a list of such */
    public HtmlPage with(String key, Object value) {
        values.put(key, value);
        return this;
    }

    /** What was wrong with the last attempt; nothing is shown for an empty text. */
    public HtmlPage complaint(String text) {
        return with("complaint", text.strip());
    }

    /** The fields that the complaint is about. */
    public HtmlPage wrong(Collection<String> fields) {
        return with("wrong", fields.stream().collect(Collectors.toMap(Function.identity(), field -> true)));
    }

    /** What has been done; nothing is shown for an empty text. */
    public HtmlPage notice(String text) {
        return with("notice", text.strip());
    }

    /** Lists need more room than forms. */
    public HtmlPage wide() {
        return with("wide", true).tall();
    }

    /** Does not fit on a screen: the browser goes to a complaint and not to the field that it is about. */
    public HtmlPage tall() {
        return with("tall", true);
    }

    public HtmlPage status(int code) {
        this.status = code;
        return this;
    }

    /** Where it tells of a failure, it names the request, by which administrators find the failure in the log. */
    public HtmlPage traced(String requestId) {
        return with("requestId", status >= SERVER_ERROR ? requestId : "");
    }

    /** Says when to try again, if the problem does. */
    HtmlPage retryAfter(Problem problem) {
        RetryAfter.say(problem, headers::put);
        return this;
    }

    /**
     * Its form may be answered with a redirect to there, which the policy would stop.
     *
     * @param origin scheme, host and port of a registered client
     */
    public HtmlPage mayRedirectTo(String origin) {
        this.policy = new ContentPolicy(STYLE, policy.script(), origin);
        return this;
    }

    /**
     * The one script that this page may run. Without it the page must be of use, too, or say what it needs.
     *
     * @param beside the class beside which it is
     */
    public HtmlPage script(Class<?> beside, String file) {
        String script = PageText.of(beside, file);
        this.policy = new ContentPolicy(STYLE, script, policy.formTarget());
        return with("script", script);
    }

    Response.ResponseBuilder response(FormToken token) {
        values.put("formToken", "<input type=\"hidden\" name=\"form\" value=\"" + token.value() + "\">");
        Response.ResponseBuilder answer = Response.status(status)
                .type(TYPE)
                .header(ContentPolicy.HEADER, policy.toString())
                .entity(html());
        headers.forEach(answer::header);
        return answer;
    }

    /** The same where no resource is reached: nobody is known to be logged in there, and no form can be shown. */
    public void send(HttpServletResponse response) throws IOException {
        byte[] body = html().getBytes(StandardCharsets.UTF_8);
        response.setStatus(status);
        response.setContentType(TYPE);
        response.setHeader(ContentPolicy.HEADER, policy.toString());
        headers.forEach(response::setHeader);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    private String html() {
        values.put("content", PageText.template(owner, name).execute(values));
        return PageText.template(HtmlPage.class, "frame").execute(values);
    }
}
