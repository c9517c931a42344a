package dev.workflow.image;

import java.io.IOException;

/** An image that cannot be had or must not be used; the message is for the user. */
public class ImageTrouble extends IOException {

    private static final long serialVersionUID = 1L;

    public ImageTrouble(String message) {
        super(message);
    }

    public ImageTrouble(String message, Throwable cause) {
        super(message, cause);
    }
}
