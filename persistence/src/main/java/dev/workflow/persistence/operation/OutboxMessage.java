package dev.workflow.persistence.operation;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;

/** A message that is committed with the work it announces and sent afterwards (architecture decision 4). */
@Entity
@Table(name = "outbox")
public class OutboxMessage {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Column(nullable = false)
    private String queue;

    @Column(nullable = false)
    private String body;

    @Column(nullable = false)
    private OffsetDateTime created;

    protected OutboxMessage() {}

    public OutboxMessage(String queue, String body, OffsetDateTime created) {
        this.queue = queue;
        this.body = body;
        this.created = created;
    }

    public Long getId() {
        return id;
    }

    public String getQueue() {
        return queue;
    }

    public String getBody() {
        return body;
    }
}
