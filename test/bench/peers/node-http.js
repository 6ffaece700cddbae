/** A bare server of Node, which responds with the JSON of BODY. */
import { createServer } from "node:http";

const body = JSON.parse(process.env.BODY);

createServer((_request, response) => {
  const text = JSON.stringify(body);
  response.writeHead(200, {
    "content-type": "application/json",
    "content-length": Buffer.byteLength(text),
  });
  response.end(text);
}).listen(Number(process.env.PORT), "127.0.0.1");
