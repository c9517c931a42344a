/** Who is calling: accounts, tokens, SSH keys, login. */
package dev.workflow.identity;
