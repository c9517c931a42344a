package dev.workflow.kubernetes.fake;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** Makes the server fail, for tests of what its clients do then. A rule is in force from the call that ends it on. */
public final class Faults {

    /** What a request meets. */
    enum What {
        CONFLICT,
        BUSY,
        ERROR,
        DELAY,
        HOLD,
        CUT,
        FORBID
    }

    static boolean fits(String pattern, String value) {
        return "*".equals(pattern) || pattern.equals(value);
    }

    /** Which requests fail, how, and how often. */
    public final class Rule {
        private final String verb;
        private final String resource;
        private String name = "*";
        private String namespace = "*";
        private int times = 1;
        private What what;
        private int number;
        private Duration pause = Duration.ZERO;
        private CountDownLatch latch;
        private int met;

        private Rule(String verb, String resource) {
            this.verb = verb;
            this.resource = resource;
        }

        public Rule named(String value) {
            name = value;
            return this;
        }

        public Rule in(String value) {
            namespace = value;
            return this;
        }

        /** Once when nothing is said. */
        public Rule times(int value) {
            times = value;
            return this;
        }

        public Rule always() {
            return times(Integer.MAX_VALUE);
        }

        /** Somebody else was quicker: 409. */
        public Rule conflict() {
            return begin(What.CONFLICT);
        }

        /** 429 with {@code Retry-After}. */
        public Rule busy(int seconds) {
            number = seconds;
            return begin(What.BUSY);
        }

        /** @param status 500, 502, 503, 504 */
        public Rule error(int status) {
            number = status;
            return begin(What.ERROR);
        }

        /** Answers later. */
        public Rule delay(Duration value) {
            pause = value;
            return begin(What.DELAY);
        }

        /** Answers when the latch is open. */
        public Rule hold(CountDownLatch value) {
            latch = value;
            return begin(What.HOLD);
        }

        /** Does what was asked, and loses the connection in the middle of the answer. */
        public Rule cut() {
            return begin(What.CUT);
        }

        /** 403, as for an account without that right; access reviews say so too. */
        public Rule forbid() {
            times = Integer.MAX_VALUE;
            return begin(What.FORBID);
        }

        private Rule begin(What value) {
            what = value;
            synchronized (Faults.this) {
                rules.add(this);
            }
            return this;
        }

        /** How many requests have met it. */
        public int met() {
            synchronized (Faults.this) {
                return met;
            }
        }

        What what() {
            return what;
        }

        int number() {
            return number;
        }

        void waitAsSaid() throws InterruptedException {
            if (latch != null) {
                latch.await();
            } else {
                Thread.sleep(pause.toMillis());
            }
        }
    }

    private final List<Rule> rules = new ArrayList<>();
    private final Etcd etcd;
    private long dropped;

    Faults(Etcd etcd) {
        this.etcd = etcd;
    }

    /**
     * Begins a rule; a call that says what happens must follow.
     *
     * @param verb get, list, watch, create, update, patch, delete, deletecollection, or {@code *}
     * @param resource as {@code deployments.apps} or {@code pods/log}, or {@code *}
     */
    public Rule on(String verb, String resource) {
        return new Rule(verb, resource);
    }

    /** Ends all rules. */
    public synchronized void clear() {
        rules.clear();
    }

    /** Ends all watches that are open, without a word. */
    public synchronized void dropWatches() {
        dropped++;
        etcd.wake();
    }

    /** Forgets what happened: watches and pages from before now are told 410. */
    public void expire() {
        etcd.compact();
    }

    synchronized long dropped() {
        return dropped;
    }

    synchronized Optional<Rule> meet(String verb, Address address) {
        for (Rule rule : rules) {
            if (rule.met < rule.times
                    && fits(rule.verb, verb)
                    && fits(rule.resource, address.plural())
                    && fits(rule.name, address.name())
                    && fits(rule.namespace, address.namespace())) {
                rule.met++;
                return Optional.of(rule);
            }
        }
        return Optional.empty();
    }

    synchronized boolean forbidden(String verb, String resource) {
        return rules.stream()
                .anyMatch(rule -> rule.what == What.FORBID && fits(rule.verb, verb) && fits(rule.resource, resource));
    }
}
