package dev.workflow.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.resource.ResourceException;
import jakarta.resource.spi.BootstrapContext;
import jakarta.resource.spi.InvalidPropertyException;
import jakarta.resource.spi.endpoint.MessageEndpointFactory;
import jakarta.resource.spi.work.Work;
import jakarta.resource.spi.work.WorkManager;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the adapter decides before a broker is involved; that it feeds beans is for the tests on the real server. */
class MessagingAdapterTest {
    private final List<Thread> sessions = new CopyOnWriteArrayList<>();
    private final MessagingAdapter adapter = new MessagingAdapter();
    private final QueueActivation activation = new QueueActivation();
    private final MessageEndpointFactory endpoints = answering(MessageEndpointFactory.class, null);

    @BeforeEach
    void start() {
        adapter.start(answering(BootstrapContext.class, answering(WorkManager.class, null)));
        adapter.setUri("amqp://127.0.0.1:1");
        activation.setDestination("some.queue");
    }

    /** A container part that hands out one thing, and runs work on threads. */
    private <T> T answering(Class<T> type, Object answer) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, args) -> {
            if (args != null && args[0] instanceof Work work) {
                Thread thread = new Thread(work);
                sessions.add(thread);
                thread.start();
            }
            return answer;
        }));
    }

    @Test
    void startsItsSessionsThoughTheBrokerIsAwayAndEndsThemOnDeactivation() throws Exception {
        activation.setMaxSessions(3);
        adapter.endpointActivation(endpoints, activation);
        assertThat(sessions).hasSize(3).allMatch(Thread::isAlive);

        adapter.endpointDeactivation(endpoints, activation);
        for (Thread session : sessions) {
            session.join(1_000);
            assertThat(session.isAlive()).isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "all, worker, 1",
        "'', worker, 1",
        "'controller, worker', worker, 1",
        "controller, '', 1",
        "controller, worker, 0",
        "'builder,workers', worker, 0"
    })
    void consumesOnlyWhereTheComponentRuns(String components, String component, int expected) throws Exception {
        adapter.setComponents(components);
        activation.setComponent(component);
        adapter.endpointActivation(endpoints, activation);
        assertThat(sessions).hasSize(expected);
        adapter.stop();
    }

    @Test
    void noSessionsMeansNoBrokerIsNeeded() throws Exception {
        adapter.setUri("");
        activation.setMaxSessions(0);
        adapter.endpointActivation(endpoints, activation);
        assertThat(sessions).isEmpty();
    }

    @Test
    void missingOrUnusableAddressIsNamed() {
        adapter.setUri("");
        assertThatThrownBy(() -> adapter.endpointActivation(endpoints, activation))
                .isInstanceOf(ResourceException.class)
                .hasMessageContaining("set WORKFLOW_AMQP_URI");
        adapter.setUri("http://user:sesame@host");
        assertThatThrownBy(() -> adapter.endpointActivation(endpoints, activation))
                .hasMessageContaining("must look like amqp://")
                .hasMessageNotContaining("sesame");
    }

    @Test
    void badActivationIsRefused() {
        activation.setRedeliveryAttempts(0);
        assertRefused();
        activation.setRedeliveryAttempts(1);
        activation.setMaxSessions(-1);
        assertRefused();
        activation.setMaxSessions(1);
        activation.setDeadLetterDestination("some.queue");
        assertRefused();
        activation.setDestination(" ");
        assertRefused();
    }

    private void assertRefused() {
        assertThatThrownBy(() -> adapter.endpointActivation(endpoints, activation))
                .isInstanceOf(InvalidPropertyException.class);
        assertThat(sessions).isEmpty();
    }
}
