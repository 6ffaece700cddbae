import { createKeyRing } from "@latch/adapters/crypto";
import { createMailboxMailer } from "@latch/adapters/mailbox";
import { expect, inject, test } from "vitest";
import { createDevMailbox } from "../../../packages/dev/src/mailbox-pages.ts";
import { createHarness } from "../../support/harness.ts";
import { startProgram, temporaryFolder } from "../../support/processes/program.ts";

const issuer = "https://api.test";
const mail = { html: "", language: "en", kind: "test" };
const link = "http://localhost:4000/verify?token=abc&next=1";

/** Mounts the pages like startApi. */
async function openMailbox() {
  const { app } = await createHarness();
  const mailbox = createDevMailbox({ folder: temporaryFolder(), issuer });
  app.route("/dev/mailbox", mailbox.pages);
  const get = (path = "", host = "127.0.0.1:4000") =>
    app.fetch(new Request(`http://${host}/dev/mailbox${path}`), {
      incoming: { socket: { remoteAddress: "127.0.0.1" } },
    });
  const findId = (page: string) => /href="\/dev\/mailbox\/(?<id>\w+)"/.exec(page)?.groups?.["id"];
  return { mailbox, get, findId };
}

test("the mailbox lists the newest mail first, and each mail has its own page", async () => {
  const { mailbox, get, findId } = await openMailbox();
  expect(await (await get()).text()).toContain("No mail yet");
  const to = "ada@example.com";
  await mailbox.mailer.send({ ...mail, to, subject: "Verify your email", text: "first" });
  await new Promise((resume) => setTimeout(resume, 2));
  await mailbox.mailer.send({ ...mail, to, subject: "Reset your password", text: "second" });

  const list = await (await get()).text();
  const subjects = [...list.matchAll(/<strong>(.*?)<\/strong>/g)].map(([, subject]) => subject);
  expect(subjects).toEqual(["Reset your password", "Verify your email"]);
  const page = await (await get(`/${findId(list)}`)).text();
  expect(page).toContain("<h1>Reset your password</h1>");
  expect(page).toContain("<dd>ada@example.com</dd>");
  expect(page).toMatch(/<time datetime="\d{4}-\d\d-\d\dT[\d:.]+Z">/);
  expect(page).toContain("second");
});

test("URLs become links, and the text of a mail never becomes markup", async () => {
  const { mailbox, get, findId } = await openMailbox();
  const text = `<script>alert(1)</script> Open ${link}, or (see https://latch.test/a). javascript:alert(1) http://`;
  await mailbox.mailer.send({ ...mail, to: '"><b>@example.com', subject: "<i>Hi</i> & bye", text });
  const list = await (await get()).text();
  const page = await (await get(`/${findId(list)}`)).text();
  expect(page).toContain(
    '<a href="http://localhost:4000/verify?token=abc&amp;next=1" rel="noreferrer">http://localhost:4000/verify?token=abc&amp;next=1</a>, or',
  );
  expect(page).toContain('<a href="https://latch.test/a" rel="noreferrer">');
  expect(page).not.toContain('href="javascript:');
  for (const source of [list, page]) {
    expect(source).toContain("&lt;i&gt;Hi&lt;/i&gt; &amp; bye");
    expect(source).not.toMatch(/<(?:script|i|b)[ >]/);
  }
});

test("an HTML mail is shown in a sandboxed frame that can only open links in a new tab", async () => {
  const { mailbox, get, findId } = await openMailbox();
  const html = `<!doctype html><html><head></head><body><a href="${link.replace("&", "&amp;")}">Open</a><script>alert(1)</script></body></html>`;
  await mailbox.mailer.send({ ...mail, to: "a@b.cd", subject: "Hi", text: link, html });
  const id = findId(await (await get()).text());
  const page = await (await get(`/${id}`)).text();
  expect(page).toContain(
    `<iframe class="card" title="The mail as HTML" src="/dev/mailbox/${id}/html" sandbox="allow-same-origin allow-popups allow-popups-to-escape-sandbox">`,
  );
  expect(page).toMatch(
    /<dt>Link<\/dt>\s*<dd><a href="http:\/\/localhost:4000\/verify\?token=abc&amp;next=1"/,
  );

  const shown = await get(`/${id}/html`);
  const policy = shown.headers.get("content-security-policy") ?? "";
  expect(policy).toMatch(/^default-src 'none'; style-src 'unsafe-inline'; img-src https: data:; /);
  expect(policy).toMatch(
    /; frame-ancestors 'self'; sandbox allow-same-origin allow-popups allow-popups-to-escape-sandbox$/,
  );
  expect(shown.headers.get("x-frame-options")).toBe("SAMEORIGIN");
  expect(await shown.text()).toContain('<head><base target="_blank"></head>');
  expect((await get("/mail_01h455vb4pex5vsknk084sn02q/html")).status).toBe(404);
});

test("a plain-text mail has no frame", async () => {
  const { mailbox, get, findId } = await openMailbox();
  await mailbox.mailer.send({ ...mail, to: "a@b.cd", subject: "Hi", text: "Ho" });
  const id = findId(await (await get()).text());
  expect(await (await get(`/${id}`)).text()).not.toContain("<iframe");
  expect((await get(`/${id}/html`)).status).toBe(404);
});

test("a page may load no resource and run only its own script", async () => {
  const { get } = await openMailbox();
  for (const path of ["", "/mail_01h455vb4pex5vsknk084sn02q"]) {
    const { headers } = await get(path);
    const policy = headers.get("content-security-policy") ?? "";
    expect(policy).toMatch(
      /^default-src 'none'; style-src 'sha256-[\w+/=]+'; script-src 'sha256-[\w+/=]+'; img-src data:; frame-src 'self'; /,
    );
    expect(policy).toContain("base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
    expect(headers.get("referrer-policy")).toBe("no-referrer");
    expect(headers.get("cache-control")).toBe("no-store");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
  }
});

test.each(["mail_01h455vb4pex5vsknk084sn02q", "nothing", "..%2F..%2Fkeys", "%2e%2e"])(
  "the mail %s is not found",
  async (id) => {
    const { get } = await openMailbox();
    const response = await get(`/${id}`);
    expect(response.status).toBe(404);
  },
);

test("the mailbox is served under local host names and the issuer's host only", async () => {
  const { get } = await openMailbox();
  const requestStatus = async (host: string) => (await get("", host)).status;
  for (const host of [
    "localhost:4000",
    "127.0.0.1",
    "[::1]:4000",
    "192.168.1.7:4000",
    "api.test",
  ]) {
    expect([host, await requestStatus(host)]).toEqual([host, 200]);
  }
  // DNS rebinding: an attacker's domain resolves to this machine, to read the mailbox through a local
  // browser.
  for (const host of ["evil.test", "127.0.0.1.evil.test", "localhost.evil.test:4000"]) {
    expect([host, await requestStatus(host)]).toEqual([host, 404]);
  }
});

test("npm run dev serves the mailbox in development and in tests, and never in production", async () => {
  const folder = temporaryFolder();
  await createMailboxMailer(`${folder}/mailbox`).send({
    ...mail,
    to: "a@b.cd",
    subject: "Hi",
    text: "Ho",
  });
  const keys = JSON.stringify(await createKeyRing());
  const [development, testing, production] = await Promise.all(
    [
      { entry: "dev/src/api.ts", mode: "development" },
      { entry: "dev/src/api.ts", mode: "test" },
      { entry: "server/src/main.ts", mode: "production" },
    ].map(async ({ entry, mode }) => {
      const program = startProgram(entry, {
        NODE_ENV: mode,
        PORT: "0",
        LATCH_ISSUER: issuer,
        LATCH_KEYS: keys,
        LATCH_DATA_DIR: folder,
        DYNAMODB_ENDPOINT: inject("dynamoEndpoint"),
      });
      const [, port] = await program.waitForOutput(/"port":(\d+)/);
      const response = await fetch(`http://127.0.0.1:${port}/dev/mailbox`);
      const found = { status: response.status, body: await response.text() };
      await program.end();
      return found;
    }),
  );
  expect([development?.status, testing?.status]).toEqual([200, 200]);
  expect(development?.body).toContain("<strong>Hi</strong>");
  expect(production?.status).toBe(404);
  expect(JSON.parse(production?.body ?? "")).toMatchObject({ code: "not_found" });
});
