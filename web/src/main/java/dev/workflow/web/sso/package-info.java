/** External issuers over HTTP: which are trusted, and which of their jobs may work on an app. */
package dev.workflow.web.sso;
