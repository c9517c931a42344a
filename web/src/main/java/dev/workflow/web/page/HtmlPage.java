package dev.workflow.web.page;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A page: plain HTML that works without scripts, in a light and a dark scheme, on narrow screens and for screen readers.
 * Its content is a Mustache template beside the class that shows it, {@code name.mustache}; values are escaped. Forms in
 * it must have {@code {{{formToken}}}} in them. Nothing in it may have a {@code style} attribute: the policy forbids it.
 */
public final class HtmlPage {

    private static final String STYLE = text(HtmlPage.class, "page.css");
    private static final String POLICY = "default-src 'none'; style-src 'sha256-" + digest(STYLE)
            + "'; img-src data:; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

    private static final Mustache.Compiler COMPILER =
            Mustache.compiler().nullValue("").emptyStringIsFalse(true).zeroIsFalse(true);
    private static final Map<String, Template> TEMPLATES = new ConcurrentHashMap<>();

    private final Class<?> owner;
    private final String name;
    private final Map<String, Object> values = new LinkedHashMap<>();
    private int status = Response.Status.OK.getStatusCode();
    private String formTargets = "";
    private String scripts = "";

    private HtmlPage(Class<?> owner, String name, String title) {
        this.owner = owner;
        this.name = name;
        values.put("title", title);
        values.put("wide", false);
        values.put("complaint", "");
        values.put("script", "");
        values.put("notice", "");
        values.put("person", "");
        values.put("navigation", List.of());
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

    /** What has been done; nothing is shown for an empty text. */
    public HtmlPage notice(String text) {
        return with("notice", text.strip());
    }

    /** Lists need more room than forms. */
    public HtmlPage wide() {
        return with("wide", true);
    }

    public HtmlPage status(int code) {
        this.status = code;
        return this;
    }

    /**
     * Its form may be answered with a redirect to there, which the policy would stop.
     *
     * @param origin scheme, host and port of a registered client
     */
    public HtmlPage mayRedirectTo(String origin) {
        this.formTargets = " " + origin;
        return this;
    }

    /**
     * The one script that this page may run. Without it the page must be of use, too, or say what it needs.
     *
     * @param beside the class beside which it is
     */
    public HtmlPage script(Class<?> beside, String file) {
        String script = text(beside, file);
        this.scripts = "; script-src 'sha256-" + digest(script) + "'";
        return with("script", script);
    }

    Response.ResponseBuilder response(FormToken token) {
        values.put("formToken", "<input type=\"hidden\" name=\"form\" value=\"" + token.value() + "\">");
        values.put("style", STYLE);
        values.put("content", template(owner, name).execute(values));
        return Response.status(status)
                .type(MediaType.TEXT_HTML_TYPE.withCharset("utf-8"))
                .header(
                        "Content-Security-Policy",
                        POLICY.replace("form-action 'self'", "form-action 'self'" + formTargets) + scripts)
                .header("Cache-Control", "no-store")
                .header("Referrer-Policy", "same-origin")
                .entity(template(HtmlPage.class, "frame").execute(values));
    }

    private static Template template(Class<?> owner, String name) {
        return TEMPLATES.computeIfAbsent(
                owner.getPackageName() + "/" + name, key -> COMPILER.compile(text(owner, name + ".mustache")));
    }

    private static String text(Class<?> owner, String name) {
        try (InputStream in = owner.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("there is no " + name + " beside " + owner.getName());
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static String digest(String style) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(style.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
