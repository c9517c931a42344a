package dev.workflow.acceptance.sample;

import dev.workflow.acceptance.git.WorkTree;
import dev.workflow.acceptance.platform.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * A web server in Go. With no more than the package net it compiles fast, and its program needs nothing around it, so
 * that it is also good for an image that holds nothing else.
 */
public final class GoServer {

    private static final String SOURCE = """
            package main

            import (
            	"net"
            	"os"
            )

            func main() {
            	if len(os.Args) > 1 {
            		println("job says " + os.Args[1] + " of " + os.Getenv("WORKFLOW_RELEASE"))
            		return
            	}
            	listener, err := net.Listen("tcp", ":"+os.Getenv("PORT"))
            	if err != nil {
            		panic(err)
            	}
            	body := "Hello from " + os.Getenv("KIND")
            	for {
            		client, err := listener.Accept()
            		if err != nil {
            			panic(err)
            		}
            		client.Read(make([]byte, 4096))
            		client.Write([]byte("HTTP/1.1 200 OK\\r\\nConnection: close\\r\\n\\r\\n" + body))
            		client.Close()
            	}
            }
            """;

    private GoServer() {}

    /** Whether that program is on the path of this machine. */
    public static boolean has(String program) {
        return Stream.of(System.getenv("PATH").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    /** Its source; not committed. */
    public static WorkTree source() throws IOException {
        return WorkTree.create()
                .write("go.mod", "module example.com/hello\n\ngo 1.18\n")
                .write("main.go", SOURCE);
    }

    /** Its program, and Dockerfiles for processes and for jobs; not committed. */
    public static WorkTree images() throws IOException {
        WorkTree source = source();
        WorkTree tree = WorkTree.create();
        Program.of(
                        source.folder(),
                        "go",
                        "build",
                        "-o",
                        tree.folder().resolve("server").toString(),
                        ".")
                .with("CGO_ENABLED", "0")
                .with("GOTOOLCHAIN", "local")
                .run()
                .succeeded();
        return tree.write("Dockerfile", dockerfile("CMD [\"/server\"]"))
                .write("task/Dockerfile", dockerfile("ENTRYPOINT [\"/server\", \"task\"]"));
    }

    private static String dockerfile(String start) {
        return """
                FROM scratch
                ARG KIND=none
                ENV KIND=$KIND
                COPY server /server
                %s
                """.formatted(start);
    }
}
