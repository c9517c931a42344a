package dev.workflow.messaging;

/** What every broker must do for us. */
interface BrokerContract
        extends SendingContract, HandlingContract, ForeignMessageContract, StoppingContract, OutageContract {}
