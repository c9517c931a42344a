/** Git remotes of apps, and the ssh configuration a local platform needs. */
package dev.workflow.cli.git;
