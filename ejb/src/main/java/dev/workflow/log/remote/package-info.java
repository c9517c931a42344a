/** The logs of the apps where another server keeps them: the logger's HTTP service, and what uses it. */
package dev.workflow.log.remote;
