package dev.workflow.web.openapi;

import java.util.List;
import java.util.Locale;

/** The document as one HTML page: a table of contents, the operations by subject, the schemas. */
final class DocsPage {

    private final Tree document;
    private final StringBuilder contents = new StringBuilder();
    private final StringBuilder sections = new StringBuilder();

    private DocsPage(Tree document) {
        this.document = document;
    }

    static String of(Tree document) {
        DocsPage page = new DocsPage(document);
        document.trees("tags").forEach(page::subject);
        page.schemas();
        Tree info = document.tree("info");
        return Markup.resource("docs.html")
                .replace("{title}", Markup.escape(info.text("title")))
                .replace("{version}", Markup.escape(info.text("version")))
                .replace("{summary}", Markup.prose(info.text("summary")))
                .replace("{description}", Markup.paragraphs(info.text("description")))
                .replace("{contents}", page.contents)
                .replace("{sections}", page.sections);
    }

    private void subject(Tree tag) {
        String name = tag.text("name");
        String anchor = "about-" + name.toLowerCase(Locale.ROOT).replace(' ', '-');
        heading(anchor, name, tag.text("description"));
        contents.append("<ul>\n");
        operations(name).forEach(operation -> {
            contents.append("<li><a href=\"#").append(operation.anchor()).append("\">");
            contents.append(operation.summary()).append("</a></li>\n");
            sections.append(operation.section());
        });
        contents.append("</ul></li>\n");
        sections.append("</section>\n");
    }

    private void heading(String anchor, String name, String description) {
        contents.append("<li><a href=\"#")
                .append(anchor)
                .append("\">")
                .append(Markup.escape(name))
                .append("</a>\n");
        sections.append("<section aria-labelledby=\"")
                .append(anchor)
                .append("\">\n<h2 id=\"")
                .append(anchor);
        sections.append("\">").append(Markup.escape(name)).append("</h2>\n").append(Markup.paragraphs(description));
    }

    private List<OperationText> operations(String tag) {
        Tree paths = document.tree("paths");
        return paths.members().keySet().stream()
                .flatMap(path -> StandardParts.operations(paths.tree(path)).entrySet().stream()
                        .filter(entry -> entry.getValue().list("tags").contains(tag))
                        .map(entry -> new OperationText(document, path, entry.getKey())))
                .toList();
    }

    private void schemas() {
        heading("schemas", "Schemas", "");
        contents.append("</li>\n");
        Tree schemas = document.tree("components").tree("schemas");
        schemas.members().keySet().stream().sorted().forEach(name -> {
            Tree schema = schemas.tree(name);
            sections.append("<article id=\"").append(SchemaText.anchor(name)).append("\">\n<h3>");
            sections.append(Markup.escape(name))
                    .append("</h3>\n")
                    .append(Markup.paragraphs(schema.text("description")));
            sections.append("<div>").append(SchemaText.of(schema)).append("</div>\n</article>\n");
        });
        sections.append("</section>\n");
    }
}
