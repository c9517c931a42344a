package dev.workflow.web.user;

import dev.workflow.web.page.PageApplication;
import jakarta.ws.rs.ApplicationPath;

/** The pages on which people log in and look after their account. A new one is a class of this package with {@code @Path} and {@code @Dependent}. */
@ApplicationPath("/user")
public class UserPages extends PageApplication {}
