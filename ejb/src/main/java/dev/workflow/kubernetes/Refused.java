package dev.workflow.kubernetes;

/** An answer that is not good; whether it is final is not decided yet. */
final class Refused extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Answer answer;

    Refused(Answer answer) {
        super(null, null, false, false);
        this.answer = answer;
    }

    Answer answer() {
        return answer;
    }
}
