package dev.workflow.registry;

import dev.workflow.persistence.registry.GarbageTables.Edge;
import dev.workflow.persistence.registry.GarbageTables.Manifest;
import dev.workflow.persistence.registry.GarbageTables.Tag;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Decides which manifests of one repository stay: those that are needed or younger than the cutoff, the manifests of an
 * index that stays, and whatever is about one that stays.
 */
final class Retention {

    private final List<Manifest> manifests;
    private final Set<String> kept = new HashSet<>();
    /** From a manifest to those that stay with it. */
    private final Map<String, List<String>> followers = new HashMap<>();

    Retention(List<Manifest> manifests, List<Edge> edges) {
        this.manifests = manifests;
        edges.forEach(edge -> follow(edge.parent(), edge.child()));
        manifests.forEach(manifest -> follow(manifest.subject(), manifest.digest()));
    }

    private void follow(String leader, String follower) {
        followers.computeIfAbsent(leader, none -> new ArrayList<>()).add(follower);
    }

    void keepNeeded(Set<String> needed) {
        manifests.stream().map(Manifest::digest).filter(needed::contains).forEach(this::keep);
    }

    void keepSince(Instant cutoff) {
        manifests.stream()
                .filter(manifest -> !manifest.touched().isBefore(cutoff))
                .map(Manifest::digest)
                .forEach(this::keep);
    }

    void keepTagged(List<Tag> tags) {
        tags.stream().map(Tag::digest).forEach(this::keep);
    }

    private void keep(String digest) {
        Deque<String> open = new ArrayDeque<>(List.of(digest));
        while (!open.isEmpty()) {
            String next = open.pop();
            if (kept.add(next)) {
                open.addAll(followers.getOrDefault(next, List.of()));
            }
        }
    }

    List<String> doomed() {
        return manifests.stream()
                .map(Manifest::digest)
                .filter(digest -> !kept.contains(digest))
                .toList();
    }
}
