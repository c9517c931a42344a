package dev.workflow.network;

/**
 * Where a gateway is reached.
 *
 * @param type {@code IPAddress} or {@code Hostname}, or what else the gateway's controller calls it
 */
public record GatewayAddress(String type, String value) {}
