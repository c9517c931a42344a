package dev.workflow.network.kubernetes;

/**
 * What the operator chose.
 *
 * @param gatewayClass whose controller serves gateways; empty when none was chosen
 * @param ingressClass whose controller serves ingresses; empty for the cluster's own choice
 */
public record NetworkSettings(String gatewayClass, String ingressClass) {}
