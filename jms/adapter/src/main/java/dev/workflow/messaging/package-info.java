/**
 * Messages over AMQP 0-9-1 with the RabbitMQ JMS client: confirmed sending, consuming that survives broker and handler
 * failures, and the resource adapter that feeds message-driven beans. Works the same on RabbitMQ and on Qpid Broker-J.
 */
package dev.workflow.messaging;
