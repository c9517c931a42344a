package dev.workflow.engine;

/** Receives what an exec prints. Called from one thread; blocking here slows the command down, nothing is buffered. */
public interface ExecOutput {
    void stdout(byte[] data);

    void stderr(byte[] data);

    /** @param code the exit status, or 128 + signal */
    void exited(int code);
}
