package dev.workflow.web.metric;

import static org.assertj.core.api.Assertions.assertThat;

import dev.workflow.engine.Usage;
import dev.workflow.metric.MetricRange;
import dev.workflow.metric.MetricService;
import dev.workflow.metric.UsageSeries;
import dev.workflow.persistence.identity.Caller;
import dev.workflow.process.ProcessType;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Metrics as scrapers and clients read them (api.md §12). */
class MetricsResourceTest {

    private static final ProcessType WEB = ProcessType.WEB;

    private final MetricsResource resource =
            new MetricsResource(new Known(), new Caller(1, "ada", false, false), Clock.systemUTC());

    @Test
    void everySeriesIsALineAndWhatIsUnknownHasNone() {
        Response answer = resource.now("shop");
        assertThat(answer.getMediaType()).isEqualTo(MediaType.valueOf("text/plain;version=0.0.4;charset=utf-8"));
        assertThat(((String) answer.getEntity()).lines())
                .containsExactly(
                        "container_cpu_usage_seconds_total{container=\"shop-web\",namespace=\"shop\","
                                + "pod=\"shop-web-a\"} 12.5",
                        "container_memory_working_set_bytes{container=\"shop-web\",namespace=\"shop\","
                                + "pod=\"shop-web-a\"} 1048576",
                        "kube_pod_container_status_restarts_total{container=\"shop-web\",namespace=\"shop\","
                                + "pod=\"shop-web-a\"} 2",
                        "kube_pod_container_status_restarts_total{container=\"shop-web\",namespace=\"shop\","
                                + "pod=\"shop-web-b\"} 0",
                        "kube_pod_container_status_ready{container=\"shop-web\",namespace=\"shop\","
                                + "pod=\"shop-web-a\"} 1",
                        "kube_pod_container_status_ready{container=\"shop-web\",namespace=\"shop\","
                                + "pod=\"shop-web-b\"} 0");
    }

    @Test
    void pointsAreSecondsWithNanocoresAndBytes() {
        StatusWire wire = (StatusWire)
                resource.lately("shop", "web", "1000", "1600", "5m").getEntity();
        assertThat(wire.count()).isEqualTo(2);
        assertThat(wire.status().cpus())
                .isEqualTo(new StatusWire.Series(
                        List.of(List.of(1000L, 500_000_000L)), List.of(List.of(1000L, 250_000_000L))));
        assertThat(wire.status().memory())
                .isEqualTo(new StatusWire.Series(List.of(List.of(1000L, 20L)), List.of(List.of(1000L, 10L))));
        assertThat(wire.status().networks()).isEmpty();
    }

    private static final class Known extends MetricService {
        @Override
        public List<Usage> now(Caller caller, String app) {
            return List.of(
                    new Usage("shop-web-a", WEB, true, 2, OptionalDouble.of(12.5), OptionalLong.of(1 << 20)),
                    new Usage("shop-web-b", WEB, false, 0, OptionalDouble.empty(), OptionalLong.empty()));
        }

        @Override
        public UsageSeries lately(Caller caller, String app, ProcessType type, MetricRange range) {
            return new UsageSeries(2, List.of(new UsageSeries.Point(Instant.ofEpochSecond(1000), 0.5, 0.25, 20, 10)));
        }
    }
}
