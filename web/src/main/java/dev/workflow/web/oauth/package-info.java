/** OAuth 2 and OpenID Connect over HTTP. */
package dev.workflow.web.oauth;
