package dev.workflow.log.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.workflow.log.AppLogs;
import dev.workflow.log.cluster.StampedLines.Piece;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StampedLinesTest {

    private static final String STAMP = "2026-11-26T03:40:19.087055832Z";
    private static final Optional<Instant> AT = Optional.of(Instant.parse(STAMP));

    @Test
    void aLineHasATimeAndAText() throws IOException {
        assertThat(pieces(STAMP + " hello  ünï world\r\n" + STAMP + " \n" + STAMP + " cut"))
                .containsExactly(new Piece(AT, "hello  ünï world"), new Piece(AT, ""), new Piece(AT, "cut"));
    }

    @Test
    void whatTheServerSaysItselfHasNoTime() throws IOException {
        assertThat(pieces("unable to retrieve container logs\n" + STAMP + " a\n\n"))
                .containsExactly(
                        new Piece(Optional.empty(), "unable to retrieve container logs"),
                        new Piece(AT, "a"),
                        new Piece(Optional.empty(), ""));
    }

    @Test
    void aLineWithoutEndComesInPieces() throws IOException {
        List<Piece> pieces = pieces(STAMP + " " + "x".repeat(100_000) + "\n" + STAMP + " next\n");

        assertThat(pieces.get(0).stamp()).isEqualTo(AT);
        assertThat(pieces.subList(1, pieces.size() - 1))
                .allMatch(piece -> piece.stamp().isEmpty());
        assertThat(pieces.get(pieces.size() - 1)).isEqualTo(new Piece(AT, "next"));
        assertThat(pieces).allMatch(piece -> piece.text().length() <= AppLogs.LONGEST_LINE + 40);
        assertThat(pieces.stream().mapToInt(piece -> piece.text().length()).sum())
                .isEqualTo(100_004);
    }

    private static List<Piece> pieces(String text) throws IOException {
        StampedLines lines = new StampedLines(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        List<Piece> pieces = new ArrayList<>();
        for (Optional<Piece> next = lines.next(); next.isPresent(); next = lines.next()) {
            pieces.add(next.get());
        }
        return pieces;
    }
}
