package dev.workflow.web.openapi;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** HTML out of texts. */
final class Markup {

    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final Pattern EMPHASIS = Pattern.compile("\\*([a-z]+)\\*");

    private Markup() {}

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    static String code(String text) {
        return "<code>" + escape(text) + "</code>";
    }

    /** A line of prose, with the two marks of Markdown that the document uses. */
    static String prose(String text) {
        String code = CODE.matcher(escape(text)).replaceAll("<code>$1</code>");
        return EMPHASIS.matcher(code).replaceAll("<em>$1</em>");
    }

    static String paragraphs(String text) {
        StringBuilder html = new StringBuilder();
        text.lines()
                .filter(line -> !line.isBlank())
                .forEach(line -> html.append("<p>").append(prose(line)).append("</p>\n"));
        return html.toString();
    }

    /** A file next to this class. */
    static String resource(String name) {
        try (InputStream in = Markup.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
