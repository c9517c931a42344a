package dev.workflow.image;

import dev.workflow.problem.Problem;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where an image is: {@code [host[:port]/]path[:tag][@digest]}. Holds only text that is safe as an argument and in a URL.
 */
public record ImageReference(String registry, String repository, String tag, String digest) {

    private static final Pattern SHAPE = Pattern.compile(
            "(?:(?<host>localhost|[a-zA-Z0-9.-]+(?:\\.[a-zA-Z0-9-]+)+|[a-zA-Z0-9.-]+(?=:[0-9]+/))(?<port>:[0-9]{1,5})?/)?"
                    + "(?<path>[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*(?:/[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*)*)"
                    + "(?::(?<tag>[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}))?(?:@(?<digest>sha256:[a-f0-9]{64}))?");

    private static final int LONGEST = 512;

    /** @throws Problem 400 on the field image when the text is no image reference */
    public static ImageReference parse(String text) {
        Matcher matcher = SHAPE.matcher(text == null ? "" : text);
        if (text == null || text.length() > LONGEST || !matcher.matches()) {
            throw Problem.field("image", "The given image is invalid");
        }
        String host = matcher.group("host");
        String port = matcher.group("port");
        return new ImageReference(
                host == null ? "" : host + (port == null ? "" : port),
                matcher.group("path"),
                matcher.group("tag") == null ? "" : matcher.group("tag"),
                matcher.group("digest") == null ? "" : matcher.group("digest"));
    }

    /** What a manifest is asked for by: the digest if pinned, else the tag, else latest. */
    public String reference() {
        if (!digest.isEmpty()) {
            return digest;
        }
        return tag.isEmpty() ? "latest" : tag;
    }

    public ImageReference pinned(String sha256) {
        return new ImageReference(registry, repository, tag, sha256);
    }

    public Optional<String> pin() {
        return digest.isEmpty() ? Optional.empty() : Optional.of(digest);
    }

    @Override
    public String toString() {
        return (registry.isEmpty() ? "" : registry + "/")
                + repository
                + (tag.isEmpty() ? "" : ":" + tag)
                + (digest.isEmpty() ? "" : "@" + digest);
    }
}
