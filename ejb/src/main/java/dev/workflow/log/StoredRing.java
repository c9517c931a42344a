package dev.workflow.log;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An app's ring and, where there is one, its file. Adding touches the memory only; the file is written and read by those
 * who flush and ask.
 */
final class StoredRing {

    final AppRing ring;
    private final Optional<LogFile> file;
    private long stored;

    StoredRing(AppRing ring, Optional<LogFile> file) {
        this.ring = ring;
        this.file = file;
    }

    /** Writes what came since the last time. */
    synchronized void flush() throws IOException {
        if (file.isEmpty()) {
            return;
        }
        AppRing.Since news = ring.since(stored);
        if (!news.lines().isEmpty()) {
            file.get().append(news.missed() > 0 ? withNotice(news) : news.lines());
        }
        stored = news.next();
    }

    synchronized List<LogLine> tail(int lines) throws IOException {
        AppRing.Since kept = ring.since(0);
        if (file.isEmpty() || kept.lines().size() >= lines) {
            return newest(kept, lines);
        }
        flush();
        List<LogLine> all = file.get().last(lines);
        all.addAll(ring.since(stored).lines());
        return last(all, lines);
    }

    /** Starts a follower with the newest lines; none is missed or doubled between them and what comes. */
    synchronized void follow(Follower follower, int lines) throws IOException {
        flush();
        List<LogLine> older = file.isPresent() ? file.get().last(lines) : List.of();
        AppRing.Since newer = ring.follow(follower, file.isPresent() ? stored : 0);
        List<LogLine> all = new ArrayList<>(older);
        all.addAll(newer.lines());
        follower.backlog(last(all, lines));
    }

    synchronized void forget() throws IOException {
        ring.clear();
        if (file.isPresent()) {
            file.get().delete();
        }
    }

    private static List<LogLine> newest(AppRing.Since kept, int lines) {
        boolean asksForMore = lines > kept.lines().size()
                && kept.missed() > 0
                && !kept.lines().isEmpty();
        return asksForMore ? withOlder(kept) : last(kept.lines(), lines);
    }

    private static List<LogLine> withOlder(AppRing.Since kept) {
        List<LogLine> all = new ArrayList<>(kept.lines());
        all.add(0, Notices.noLongerKept(all.get(0).at(), kept.missed()));
        return all;
    }

    private static List<LogLine> withNotice(AppRing.Since news) {
        List<LogLine> all = new ArrayList<>(news.lines());
        all.add(0, Notices.tooFast(all.get(0).at(), news.missed()));
        return all;
    }

    private static List<LogLine> last(List<LogLine> all, int lines) {
        return List.copyOf(all.subList(Math.max(0, all.size() - lines), all.size()));
    }
}
