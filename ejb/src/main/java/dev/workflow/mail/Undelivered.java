package dev.workflow.mail;

/** Mail that was not taken. */
public class Undelivered extends Exception {

    private static final long serialVersionUID = 1L;

    private final boolean forGood;

    /** @param forGood whether another try would be in vain */
    public Undelivered(String message, boolean forGood, Throwable cause) {
        super(message, cause);
        this.forGood = forGood;
    }

    public boolean forGood() {
        return forGood;
    }
}
