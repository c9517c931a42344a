package dev.workflow.registry;

/** What a manifest is asked for by. */
public sealed interface Reference permits Digest, Tag {

    String value();

    /** @throws RegistryProblem DIGEST_INVALID or TAG_INVALID */
    static Reference parse(String text) {
        return text.indexOf(':') >= 0 ? new Digest(text) : new Tag(text);
    }
}
