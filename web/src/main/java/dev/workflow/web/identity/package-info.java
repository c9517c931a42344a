/** Login, tokens, SSH keys and accounts over HTTP. */
package dev.workflow.web.identity;
