/** Serves the page and the modules of the client. Any server of static files does the same. */
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";

const { LATCH_ISSUER = "http://127.0.0.1:4000", HOST = "127.0.0.1", PORT = "4001" } = process.env;
const client = new URL("node_modules/@latch/client/", import.meta.url);
const page = (await readFile(new URL("index.html", import.meta.url), "utf8")).replace(
  "http://127.0.0.1:4000",
  LATCH_ISSUER,
);

createServer(async (request, response) => {
  const [, file] = /^\/client\/([\w.-]+\.js)$/.exec(request.url ?? "") ?? [];
  if (request.url === "/") {
    response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(page);
  } else if (file) {
    const text = await readFile(new URL(file, client)).catch(() => undefined);
    response.writeHead(text ? 200 : 404, { "content-type": "text/javascript" }).end(text);
  } else {
    response.writeHead(404).end();
  }
}).listen(Number(PORT), HOST, () => console.log(`http://${HOST}:${PORT}`));
