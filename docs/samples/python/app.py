"""A web server of the standard library."""

import os
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

GREETING = os.environ.get("GREETING", "Hello")


class Answer(BaseHTTPRequestHandler):
    def do_GET(self):
        body = f"{GREETING} from a Python app on Workflow\n".encode()
        self.send_response(200)
        self.send_header("Content-Type", "text/plain; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


if __name__ == "__main__":
    port = int(os.environ.get("PORT", "5000"))
    print(f"Listening on port {port}", flush=True)
    ThreadingHTTPServer(("", port), Answer).serve_forever()
