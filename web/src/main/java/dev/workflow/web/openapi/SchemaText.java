package dev.workflow.web.openapi;

import java.util.List;
import java.util.stream.Collectors;

/** A schema in words: a link for a named one, a nested list for the fields of one without a name. */
final class SchemaText {

    private static final String NAMED = "#/components/schemas/";
    private static final List<String> LISTS = List.of("Page", "List");

    private SchemaText() {}

    static String anchor(String name) {
        return "schema-" + name;
    }

    static String of(Tree schema) {
        if (schema.has("$ref")) {
            return reference(schema);
        }
        for (String choice : List.of("oneOf", "anyOf")) {
            if (schema.has(choice)) {
                return schema.trees(choice).stream()
                        .map(SchemaText::of)
                        .distinct()
                        .collect(Collectors.joining(" or "));
            }
        }
        if (schema.has("enum")) {
            return schema.list("enum").stream()
                    .map(value -> Markup.code(String.valueOf(value)))
                    .collect(Collectors.joining(" or "));
        }
        return schema.has("const") ? Markup.code(schema.text("const")) : typed(schema);
    }

    private static String reference(Tree schema) {
        String name = schema.text("$ref").substring(NAMED.length());
        if (LISTS.contains(name)) {
            String of = of(schema.tree("properties").tree("results").tree("items"));
            return link(name) + " of " + of;
        }
        return link(name);
    }

    private static String link(String name) {
        return "<a href=\"#" + anchor(name) + "\">" + Markup.escape(name) + "</a>";
    }

    private static String typed(Tree schema) {
        List<Object> types = schema.has("type") && schema.list("type").isEmpty()
                ? List.of(schema.text("type"))
                : schema.list("type");
        String text = types.isEmpty()
                ? "anything"
                : types.stream().map(Object::toString).collect(Collectors.joining(" or "));
        if (schema.has("items")) {
            return text.replace("array", "list of ") + of(schema.tree("items"));
        }
        if (schema.has("properties")) {
            return text + fields(schema);
        }
        Tree values = schema.tree("additionalProperties");
        return text + (values.members().isEmpty() ? "" : " of " + of(values)) + bounds(schema);
    }

    private static String bounds(Tree schema) {
        StringBuilder text = new StringBuilder();
        append(text, schema, "maxLength", ", at most % characters");
        append(text, schema, "minimum", ", from %");
        append(text, schema, "maximum", ", to %");
        append(text, schema, "pattern", ", like <code>%</code>");
        append(text, schema, "default", ", <code>%</code> when absent");
        return text.toString();
    }

    private static void append(StringBuilder text, Tree schema, String name, String how) {
        if (schema.has(name) && !schema.text(name).isEmpty()) {
            text.append(how.replace("%", Markup.escape(schema.text(name))));
        }
    }

    /** The fields of an object, required ones marked. */
    static String fields(Tree schema) {
        StringBuilder html = new StringBuilder("\n<ul class=\"fields\">\n");
        schema.tree("properties").members().keySet().forEach(name -> {
            Tree field = schema.tree("properties").tree(name);
            html.append("<li>").append(Markup.code(name));
            html.append(schema.list("required").contains(name) ? " <b>required</b> " : " ");
            html.append(of(field));
            if (field.has("description")) {
                html.append(" <span class=\"note\">")
                        .append(Markup.prose(field.text("description")))
                        .append("</span>");
            }
            html.append("</li>\n");
        });
        return html.append("</ul>\n").toString();
    }
}
