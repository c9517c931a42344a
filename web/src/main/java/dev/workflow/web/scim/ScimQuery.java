package dev.workflow.web.scim;

import dev.workflow.problem.Problem;
import dev.workflow.scim.ScimPage;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What is asked for, and which attributes of it (RFC 7644, §3.4.2 and §3.9). */
public class ScimQuery {

    private static final Set<String> ALWAYS = Set.of("schemas", "id");

    @QueryParam("filter")
    private String filter;

    @QueryParam("startIndex")
    private String startIndex;

    @QueryParam("count")
    private String count;

    @QueryParam("attributes")
    @DefaultValue("")
    private String attributes;

    @QueryParam("excludedAttributes")
    @DefaultValue("")
    private String excluded;

    public ScimQuery() {}

    Optional<String> filter() {
        return Optional.ofNullable(filter).filter(text -> !text.isBlank());
    }

    ScimPage page() {
        return ScimPage.of(number(startIndex), number(count));
    }

    boolean wants(String attribute) {
        String name = attribute.toLowerCase(Locale.ROOT);
        return ALWAYS.contains(name)
                || ((attributes.isBlank() || names(attributes).contains(name))
                        && !names(excluded).contains(name));
    }

    /** The resource with what is wanted of it. */
    Map<String, Object> of(Map<String, Object> resource) {
        Map<String, Object> wanted = new LinkedHashMap<>(resource);
        wanted.keySet().removeIf(attribute -> !wants(attribute));
        return wanted;
    }

    /** Whole attributes: of one with a dot, the part before it. */
    private static Set<String> names(String list) {
        return Arrays.stream(list.split(","))
                .map(name -> name.strip().replaceFirst("^urn:.*:", "").replaceFirst("\\..*$", ""))
                .map(name -> name.toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }

    private static Integer number(String text) {
        if (text == null) {
            return null;
        }
        if (!text.matches("-?[0-9]{1,9}")) {
            throw Problem.badRequest("bad-number", "startIndex and count must be whole numbers.");
        }
        return Integer.valueOf(text);
    }
}
