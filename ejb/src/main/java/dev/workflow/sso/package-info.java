/**
 * Issuers outside of the platform: what is set for each, whom their people are here, and their tokens as credentials of
 * the API.
 */
package dev.workflow.sso;
