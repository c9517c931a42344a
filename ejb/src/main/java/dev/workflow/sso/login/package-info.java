/** People who log in at an external issuer. */
package dev.workflow.sso.login;
