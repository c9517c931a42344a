package dev.workflow.web.openapi;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** One operation as a section of the page. */
final class OperationText {

    private final Tree document;
    private final String path;
    private final String method;
    private final Tree operation;
    private final StringBuilder html = new StringBuilder();

    OperationText(Tree document, String path, String method) {
        this.document = document;
        this.path = path;
        this.method = method;
        this.operation = document.tree("paths").tree(path).tree(method);
    }

    String anchor() {
        return operation.text("operationId");
    }

    /** {@code GET}, and {@code SOCKET} for what opens a WebSocket. */
    String verb() {
        return operation.has("x-websocket") ? "SOCKET" : method.toUpperCase(Locale.ROOT);
    }

    String summary() {
        return Markup.prose(operation.text("summary"));
    }

    String section() {
        html.append("<article id=\"")
                .append(anchor())
                .append("\">\n<h3><span class=\"verb ")
                .append(method);
        html.append("\">").append(verb()).append("</span> ").append(pathText());
        html.append("</h3>\n<p class=\"lead\">").append(summary());
        html.append(" <span class=\"who\" title=\"x-permission\">")
                .append(Markup.escape(operation.text("x-permission")));
        if (operation.has("x-scope")) {
            html.append("</span> <span class=\"who\" title=\"x-scope\">")
                    .append(Markup.escape(operation.text("x-scope")));
        }
        html.append("</span></p>\n").append(Markup.paragraphs(operation.text("description")));
        parameters();
        body();
        answers();
        return html.append("</article>\n").toString();
    }

    /** Long paths may break after each slash. */
    private String pathText() {
        return "<code>" + Markup.escape(path).replace("/", "/<wbr>") + "</code>";
    }

    private void parameters() {
        List<Tree> all = new ArrayList<>(document.tree("paths").tree(path).trees("parameters"));
        all.addAll(operation.trees("parameters"));
        if (all.isEmpty()) {
            return;
        }
        html.append("<h4>Parameters</h4>\n<ul class=\"fields\">\n");
        all.stream().map(this::resolved).forEach(parameter -> html.append("<li>")
                .append(Markup.code(parameter.text("name")))
                .append(" <i>")
                .append(parameter.text("in"))
                .append(parameter.text("required").equals("true") ? "</i> <b>required</b> " : "</i> ")
                .append(SchemaText.of(parameter.tree("schema")))
                .append(" <span class=\"note\">")
                .append(Markup.prose(parameter.text("description")))
                .append("</span></li>\n"));
        html.append("</ul>\n");
    }

    private void body() {
        Tree contents = operation.tree("requestBody").tree("content");
        contents.members().keySet().forEach(type -> html.append("<h4>Body <small>")
                .append(Markup.escape(type))
                .append("</small></h4>\n<div>")
                .append(SchemaText.of(contents.tree(type).tree("schema")))
                .append("</div>\n"));
    }

    private void answers() {
        html.append("<h4>Answers</h4>\n<dl>\n");
        operation.tree("responses").members().keySet().forEach(status -> {
            Tree answer = resolved(operation.tree("responses").tree(status));
            html.append("<dt>").append(Markup.code(status)).append("</dt><dd>");
            html.append(Markup.prose(answer.text("description"))).append(' ').append(content(answer));
            html.append("</dd>\n");
        });
        html.append("</dl>\n");
    }

    private static String content(Tree answer) {
        return answer.tree("content").members().keySet().stream()
                .findFirst()
                .map(type -> SchemaText.of(answer.tree("content").tree(type).tree("schema"))
                        + (type.equals("application/json") ? "" : " <small>" + Markup.escape(type) + "</small>"))
                .orElse("");
    }

    private Tree resolved(Tree maybe) {
        return maybe.has("$ref") ? document.at(maybe.text("$ref")) : maybe;
    }
}
