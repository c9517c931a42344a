/** SCIM 2.0 (RFC 7643, RFC 7644): a directory of people keeps accounts and groups here as it has them. */
package dev.workflow.scim;
