package dev.workflow.acceptance.client;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A form of a page.
 *
 * @param action where it goes; empty for the page itself
 * @param hidden fields that nobody sees
 */
record PageForm(String action, Map<String, String> hidden) {

    private static final Pattern FORM = Pattern.compile("(<form[^>]*>)(.*?)</form>", Pattern.DOTALL);
    private static final Pattern HIDDEN = Pattern.compile("<input[^>]*type=\"hidden\"[^>]*>");

    static List<PageForm> of(String html) {
        return FORM.matcher(html)
                .results()
                .map(form -> new PageForm(attribute(form.group(1), "action"), hiddenIn(form.group(2))))
                .toList();
    }

    private static Map<String, String> hiddenIn(String html) {
        Map<String, String> fields = new LinkedHashMap<>();
        HIDDEN.matcher(html)
                .results()
                .forEach(input -> fields.put(attribute(input.group(), "name"), attribute(input.group(), "value")));
        return fields;
    }

    private static String attribute(String tag, String name) {
        Matcher found = Pattern.compile("\\b" + name + "=\"([^\"]*)\"").matcher(tag);
        return found.find() ? plain(found.group(1)) : "";
    }

    private static String plain(String escaped) {
        return escaped.replace("&#x3D;", "=")
                .replace("&#x2F;", "/")
                .replace("&#x60;", "`")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&");
    }
}
