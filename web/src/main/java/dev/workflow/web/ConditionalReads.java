package dev.workflow.web;

import jakarta.json.bind.Jsonb;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Gives answers to reads an {@code ETag} made of their bytes, and answers 304 when the client has them already. Only what
 * is written as JSON by {@link WireFormat}, and only up to {@link #LONGEST} bytes: streams and the registry, which has
 * tags of its own, are left alone. It saves the network, not the database: an app's state has no single version to ask
 * for.
 */
@Provider
public class ConditionalReads implements ContainerResponseFilter {

    static final int LONGEST = 512 * 1024;

    private static final Set<String> READS = Set.of(HttpMethod.GET, HttpMethod.HEAD);
    private static final int TAG_BYTES = 18;
    private static final Jsonb JSON = new WireFormat().getContext(Object.class);

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (!isTagged(request, response)) {
            return;
        }
        BoundedBytes bytes = new BoundedBytes(LONGEST);
        JSON.toJson(response.getEntity(), bytes);
        if (!bytes.whole()) {
            return;
        }
        byte[] body = bytes.toByteArray();
        EntityTag tag = new EntityTag(digest(body));
        response.getHeaders().putSingle(HttpHeaders.ETAG, tag);
        if (knows(request, tag)) {
            response.setStatus(Response.Status.NOT_MODIFIED.getStatusCode());
            response.setEntity(null);
        } else {
            response.setEntity(new JsonText(new String(body, StandardCharsets.UTF_8)));
        }
    }

    private static boolean isTagged(ContainerRequestContext request, ContainerResponseContext response) {
        Object entity = response.getEntity();
        return READS.contains(request.getMethod())
                && response.getStatus() == Response.Status.OK.getStatusCode()
                && (entity instanceof Record || entity instanceof Map || entity instanceof List)
                && !(entity instanceof JsonText)
                && MediaType.APPLICATION_JSON_TYPE.isCompatible(response.getMediaType())
                && ApiPath.isController(request.getUriInfo().getRequestUri().getPath())
                && response.getHeaderString(HttpHeaders.CACHE_CONTROL) == null
                && response.getEntityTag() == null;
    }

    /** {@code If-None-Match} compares weakly (RFC 9110, 13.1.2), so a tag that a proxy has weakened is known, too. */
    private static boolean knows(ContainerRequestContext request, EntityTag tag) {
        String known = request.getHeaderString(HttpHeaders.IF_NONE_MATCH);
        if (known == null) {
            return false;
        }
        for (String candidate : known.split(",")) {
            String plain = candidate.strip().replaceFirst("^W/", "");
            if (plain.equals("*") || plain.equals('"' + tag.getValue() + '"')) {
                return true;
            }
        }
        return false;
    }

    private static String digest(byte[] body) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(body);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(java.util.Arrays.copyOf(digest, TAG_BYTES));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
