package dev.workflow.web.page;

import dev.workflow.problem.Problem;

/** What people see when something went wrong: what it was, and what they can do now. */
public final class ErrorPage {

    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int NOT_ALLOWED = 405;
    private static final int SERVER_ERROR = 500;

    private ErrorPage() {}

    /** @param status what is answered: not the problem's when the address or the method is what is wrong */
    public static HtmlPage of(int status, Problem problem) {
        boolean out = status == UNAUTHORIZED;
        return HtmlPage.of(ErrorPage.class, "error", title(status, problem))
                .status(status)
                .retryAfter(problem)
                .with("text", text(status, problem))
                .with("path", out ? "/user/login/" : "/user/")
                .with("label", out ? "Log in" : "Go to your account");
    }

    private static String title(int status, Problem problem) {
        return switch (status) {
            case UNAUTHORIZED -> "You are not logged in";
            case FORBIDDEN -> problem.code().equals("forbidden") ? "Not allowed" : "That did not work";
            case NOT_FOUND -> "Nothing here";
            case 429 -> "Too many tries";
            case 502, 503, 504 -> "Not available just now";
            default -> status >= SERVER_ERROR ? "Something went wrong" : "That did not work";
        };
    }

    private static String text(int status, Problem problem) {
        return switch (status) {
            case UNAUTHORIZED -> "Your session has ended. Nothing was done: log in and do it again.";
            case NOT_FOUND -> "There is nothing at this address.";
            case NOT_ALLOWED -> "This address takes what a form sends, and shows nothing by itself.";
            case SERVER_ERROR -> "The fault is on our side. Go back and try again in a moment.";
            default ->
                problem.status() == status
                        ? Complaint.text(problem)
                        : "The request was not understood. Go back and try again.";
        };
    }
}
