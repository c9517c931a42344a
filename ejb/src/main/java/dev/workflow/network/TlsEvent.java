package dev.workflow.network;

/**
 * What is known of a certificate that is issued by itself, or of its issuer (api.md §6).
 *
 * @param kind {@code Issuer}, {@code Certificate} or {@code CertificateRequest}
 * @param time RFC 3339
 * @param type what is told, {@code Ready} or the like
 * @param status {@code True}, {@code False} or {@code Unknown}
 */
public record TlsEvent(String name, String kind, String time, String type, String status, String message) {}
