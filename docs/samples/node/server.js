"use strict";

const http = require("node:http");

const greeting = process.env.GREETING || "Hello";
const port = Number(process.env.PORT || 5000);

http
  .createServer((request, response) => {
    console.log(`${request.method} ${request.url}`);
    response.writeHead(200, { "Content-Type": "text/plain; charset=utf-8" });
    response.end(`${greeting} from a Node.js app on Workflow\n`);
  })
  .listen(port, () => console.log(`Listening on port ${port}`));

process.on("SIGTERM", () => process.exit(0));
