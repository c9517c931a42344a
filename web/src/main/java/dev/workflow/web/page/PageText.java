package dev.workflow.web.page;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The files that pages are made of, which are beside the classes that show them. */
final class PageText {

    private static final Mustache.Compiler COMPILER =
            Mustache.compiler().nullValue("").emptyStringIsFalse(true).zeroIsFalse(true);
    private static final Map<String, Template> TEMPLATES = new ConcurrentHashMap<>();

    private PageText() {}

    /** @param name without {@code .mustache} */
    static Template template(Class<?> owner, String name) {
        return TEMPLATES.computeIfAbsent(
                owner.getPackageName() + "/" + name, key -> COMPILER.compile(of(owner, name + ".mustache")));
    }

    static String of(Class<?> owner, String name) {
        try (InputStream in = owner.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("there is no " + name + " beside " + owner.getName());
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
