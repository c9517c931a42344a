package dev.workflow.web.user;

import java.util.List;

/** Says which other ways to log in there are; every bean of this type is asked whenever the login page is shown. */
public interface LoginOptions {

    /** In the order of the buttons. */
    List<LoginOption> options();
}
