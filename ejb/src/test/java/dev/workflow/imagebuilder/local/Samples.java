package dev.workflow.imagebuilder.local;

/** One small app of each kind, without dependencies. */
final class Samples {

    private Samples() {}

    static SampleSource site() {
        return new SampleSource()
                .file("index.html", "<h1>Hello</h1>")
                .file("style.css", "h1 { color: red }")
                .file("docs/index.html", "Documents")
                .file("404.html", "Lost")
                .link("escape.css", "style.css");
    }

    static SampleSource maven() {
        return maven("Hello from Java");
    }

    static SampleSource maven(String greeting) {
        return new SampleSource().file("pom.xml", """
                        <project xmlns="http://maven.apache.org/POM/4.0.0">
                          <modelVersion>4.0.0</modelVersion>
                          <groupId>sample</groupId><artifactId>hello</artifactId><version>1</version>
                          <properties><maven.compiler.release>17</maven.compiler.release>
                            <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding></properties>
                          <build><plugins>
                            <plugin><artifactId>maven-compiler-plugin</artifactId><version>3.14.0</version></plugin>
                            <plugin><artifactId>maven-resources-plugin</artifactId><version>3.3.1</version></plugin>
                            <plugin><artifactId>maven-surefire-plugin</artifactId><version>3.5.4</version></plugin>
                            <plugin><artifactId>maven-jar-plugin</artifactId><version>3.4.2</version><configuration><archive>
                              <manifest><mainClass>Hello</mainClass></manifest></archive></configuration></plugin>
                          </plugins></build>
                        </project>
                        """).file("src/main/java/Hello.java", """
                        import com.sun.net.httpserver.HttpServer;
                        import java.net.InetSocketAddress;

                        public class Hello {
                            public static void main(String[] args) throws Exception {
                                HttpServer server = HttpServer.create(
                                        new InetSocketAddress(Integer.parseInt(System.getenv("PORT"))), 0);
                                server.createContext("/", exchange -> {
                                    byte[] text = "%s".getBytes();
                                    exchange.sendResponseHeaders(200, text.length);
                                    exchange.getResponseBody().write(text);
                                    exchange.close();
                                });
                                server.start();
                            }
                        }
                        """.formatted(greeting));
    }

    static SampleSource node() {
        return new SampleSource()
                .file("package.json", """
                        {"name": "hello", "version": "1.0.0", "private": true,
                         "dependencies": {"greeting": "file:greeting.tgz"},
                         "scripts": {"start": "node server.js"}}
                        """)
                .file("greeting.tgz", greeting(), 0100644)
                .file("server.js", """
                        const greeting = require('greeting')
                        require('http').createServer((request, response) => response.end(greeting))
                          .listen(process.env.PORT)
                        """);
    }

    /** An npm package, so that nothing has to come from a registry. */
    private static byte[] greeting() {
        return new SampleSource()
                .file("package/package.json", "{\"name\": \"greeting\", \"version\": \"1.0.0\"}")
                .file("package/index.js", "module.exports = 'Hello from Node'")
                .tarGz();
    }

    /** A package that npm links to instead of copying it. */
    static SampleSource nodeWithLinkedPackage() {
        return new SampleSource()
                .file("package.json", """
                        {"name": "hello", "version": "1.0.0", "dependencies": {"greeting": "file:greeting"}}
                        """)
                .file("greeting/package.json", "{\"name\": \"greeting\", \"version\": \"1.0.0\"}")
                .file("greeting/index.js", "module.exports = 'Hello from a link'")
                .file("server.js", """
                        require('http').createServer((request, response) => response.end(require('greeting')))
                          .listen(process.env.PORT)
                        """);
    }

    static SampleSource python() {
        return new SampleSource().file("app.py", """
                import http.server, os

                class Hello(http.server.BaseHTTPRequestHandler):
                    def do_GET(self):
                        self.send_response(200)
                        self.end_headers()
                        self.wfile.write(b"Hello from Python")

                http.server.HTTPServer(("", int(os.environ["PORT"])), Hello).serve_forever()
                """);
    }

    static SampleSource go() {
        return new SampleSource()
                .file("go.mod", "module example.com/hello\n\ngo 1.18\n")
                .file("main.go", """
                package main

                import (
                	"fmt"
                	"net/http"
                	"os"
                )

                func main() {
                	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) { fmt.Fprint(w, "Hello from Go") })
                	panic(http.ListenAndServe(":"+os.Getenv("PORT"), nil))
                }
                """);
    }

    static SampleSource procfile() {
        return new SampleSource()
                .file("Procfile", "web: cd site && exec python3 -m http.server $PORT\nworker: echo working; sleep 60\n")
                .file("site/index.html", "Hello from a Procfile");
    }
}
