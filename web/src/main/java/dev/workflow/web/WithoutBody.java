package dev.workflow.web;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/** The answer to HEAD. The server itself keeps back what is written only over HTTP/1.1, over HTTP/2 it sends it. */
final class WithoutBody extends HttpServletResponseWrapper {

    private static final ServletOutputStream NOWHERE = new ServletOutputStream() {
        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            throw new IllegalStateException("there is no body to wait for");
        }

        @Override
        public void write(int b) {
            // Goes nowhere.
        }

        @Override
        public void write(byte[] bytes, int from, int count) {
            // All of it at once goes nowhere, too.
        }
    };

    WithoutBody(HttpServletResponse response) {
        super(response);
    }

    @Override
    public ServletOutputStream getOutputStream() {
        return NOWHERE;
    }

    @Override
    public PrintWriter getWriter() {
        return new PrintWriter(NOWHERE, false, StandardCharsets.UTF_8);
    }
}
