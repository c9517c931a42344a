/** Moves operations through the queues: the outbox relay that announces them and the beans that take them up. */
package dev.workflow.jms;
