package dev.workflow.web.oauth;

import dev.workflow.web.page.PageApplication;
import jakarta.ws.rs.ApplicationPath;

/** The endpoints of OAuth 2 and OpenID Connect. A new one is a class of this package with {@code @Path} and {@code @Dependent}. */
@ApplicationPath("/oauth")
public class OAuthApi extends PageApplication {}
