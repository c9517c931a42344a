/** Login, tokens, keys, users and permissions. */
package dev.workflow.cli.auth;
