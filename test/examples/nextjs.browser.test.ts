import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openBrowser } from "../support/browser/app.ts";
import { installExample } from "../support/examples/example.ts";
import { password } from "../support/harness.ts";
import { moveToEdge, startNextApp } from "../support/processes/next-app.ts";

let folder = "";
let started: Awaited<ReturnType<typeof startNextApp>>;
const removals: (() => unknown)[] = [];

beforeAll(() => {
  folder = installExample("nextjs", (remove) => void removals.push(remove));
});

afterAll(() => {
  for (const remove of removals) remove();
});

/** A client of the application with cookies, and without scripts. */
function openClient() {
  const jar = new Map<string, string>();
  async function request(path: string, init: RequestInit = {}): Promise<Response> {
    const cookie = [...jar].map((pair) => pair.join("=")).join("; ");
    const response = await fetch(started.appUrl + path, {
      redirect: "manual",
      ...init,
      headers: { cookie, "user-agent": "a client", ...init.headers },
    });
    for (const line of response.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (/max-age=0/i.test(line)) jar.delete(name);
      else jar.set(name, value);
    }
    return response;
  }
  return { jar, request };
}

/** A client of a user whose access token has expired. */
async function openExpired(role: "user" | "master" = "user") {
  started.pass(-3600);
  const person = await started.signUp({ role });
  started.pass(3600);
  const client = openClient();
  client.jar.set("latch_access", person.accessToken);
  client.jar.set("latch_refresh", person.refreshToken);
  const before = started.count("/auth/refresh");
  return { ...client, person, refreshes: () => started.count("/auth/refresh") - before };
}

/** Sends the form of a page that contains a text, as a browser without scripts does. */
async function submit(client: ReturnType<typeof openClient>, path: string, text: string) {
  const html = await (await client.request(path)).text();
  const form = html.split("<form").find((each) => each.includes(text)) ?? "";
  const body = new FormData();
  for (const [input] of form.matchAll(/<input[^>]*type="hidden"[^>]*>/g)) {
    const attribute = (name: string) => new RegExp(` ${name}="([^"]*)"`).exec(input)?.[1] ?? "";
    body.set(attribute("name"), attribute("value").replaceAll("&quot;", '"'));
  }
  return (cookies?: Map<string, string>) => {
    for (const pair of cookies ?? []) client.jar.set(...pair);
    return client.request(path, { method: "POST", body, headers: { origin: started.appUrl } });
  };
}

describe.each([
  { runtime: "Node, proxy.ts", prepare: () => {} },
  { runtime: "the edge runtime, middleware.ts", prepare: moveToEdge },
])("on $runtime", ({ prepare }) => {
  const cleanUps: (() => unknown)[] = [];

  beforeAll(async () => {
    prepare(folder);
    started = await startNextApp(folder, (cleanUp) => void cleanUps.push(cleanUp));
  });

  afterAll(async () => {
    for (const cleanUp of cleanUps.reverse()) await cleanUp();
  });

  describe("an expired access token", () => {
    test("is refreshed once for parallel requests of pages and route handlers", async () => {
      const { request, refreshes, person } = await openExpired();
      const paths = ["/account", "/api/session", "/", "/login"];
      const responses = await Promise.all(
        [...paths, ...paths, ...paths].map((path) => request(path)),
      );
      expect(responses.map(({ status }) => status)).toEqual(responses.map(() => 200));
      expect(await responses[1]?.json()).toEqual({ userId: person.user.id, role: "user" });
      expect(await responses[0]?.text()).toContain(person.user.id);
      expect(refreshes()).toBe(1);
      expect((await request("/account")).headers.getSetCookie()).toEqual([]);
    });

    test("is refreshed before a page that Next.js has rendered in advance, which no cache may store", async () => {
      const { request } = await openExpired();
      const refreshed = await request("/");
      expect(refreshed.headers.getSetCookie().length).toBeGreaterThan(1);
      expect(refreshed.headers.get("cache-control")).toBe("private, no-store");
      expect((await request("/")).headers.get("cache-control")).toContain("s-maxage");
    });

    test("is refreshed before the first part of a page that streams", async () => {
      const { request, jar, person } = await openExpired();
      const opened = Promise.withResolvers<void>();
      started.api.hold = { path: "/tasks", until: opened.promise };
      const response = await request("/account");
      expect(jar.get("latch_refresh")).not.toBe(person.refreshToken);
      const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
      let html = "";
      while (!html.includes("Loading the tasks")) html += (await reader?.read())?.value ?? "";
      expect(html).not.toContain("<ul>");
      opened.resolve();
      for (let part = await reader?.read(); !part?.done; part = await reader?.read()) {
        html += part?.value ?? "";
      }
      started.api.hold = undefined;
      expect(html).toContain("<ul>");
      expect((await request("/account")).status).toBe(200);
    });

    test("is refreshed and removed by a logout", async () => {
      const expired = await openExpired();
      const send = await submit(expired, "/account", "Log out");
      const response = await send(new Map([["latch_access", expired.person.accessToken]]));
      expect(response.status).toBe(303);
      expect([...expired.jar.keys()].filter((name) => name !== "latch_device")).toEqual([]);
      expect((await expired.request("/account")).status).toBe(307);
    });

    test("is not refreshed by a prefetch of the browser", async () => {
      const { request, refreshes } = await openExpired();
      const response = await request("/account", { headers: { "sec-purpose": "prefetch" } });
      expect([response.status, refreshes()]).toEqual([204, 0]);
      expect((await request("/account")).status).toBe(200);
    });

    test("stays with its cookies while the API is down", async () => {
      const { request, jar } = await openExpired();
      started.api.isDown = true;
      const response = await request("/account");
      started.api.isDown = false;
      expect([response.status, response.headers.getSetCookie()]).toEqual([503, []]);
      expect(jar.has("latch_refresh")).toBe(true);
      expect((await request("/account")).status).toBe(200);
    });
  });

  test("protected paths redirect to the login, or show the page for a role that is too low", async () => {
    const { request } = openClient();
    const response = await request("/admin?page=2");
    expect(response.status).toBe(307);
    const { pathname, search } = new URL(response.headers.get("location") ?? "", started.appUrl);
    expect([pathname, search]).toEqual(["/login", "?next=%2Fadmin%3Fpage%3D2"]);
    const user = await (await openExpired("user")).request("/admin");
    expect([user.status, await user.text()]).toEqual([403, expect.stringContaining("too low")]);
    const master = await (await openExpired("master")).request("/admin");
    expect([master.status, await master.text()]).toEqual([200, expect.stringContaining("Users")]);
  });

  test("a prefetch of the router while the API is down keeps the session", async () => {
    const { jar } = await openExpired();
    const context = await openBrowser();
    await context.addCookies([
      { name: "latch_refresh", value: jar.get("latch_refresh") ?? "", url: started.appUrl },
    ]);
    const page = await context.newPage();
    started.api.isDown = true;
    const prefetched = page.waitForResponse((response) => response.url().includes("/account"));
    await page.goto(started.appUrl);
    expect((await prefetched).status()).toBe(503);
    started.api.isDown = false;
    await page.getByText("Account").click();
    await page.getByRole("heading", { name: "Account" }).waitFor();
  });

  test("a browser signs up, stays signed in, and logs out", async () => {
    const context = await openBrowser();
    const page = await context.newPage();
    const faults: string[] = [];
    page.on("pageerror", (error) => faults.push(error.message));
    await page.goto(`${started.appUrl}/account`);
    await page.getByPlaceholder("Email").fill("grace@example.com");
    await page.getByPlaceholder("Password").fill(password);
    await page.getByText("Sign up").click();
    await page.getByRole("heading", { name: "Account" }).waitFor();
    expect(new URL(page.url()).pathname).toBe("/account");
    await page.getByPlaceholder("Title").fill("Water the plants");
    await page.getByText("Add task").click();
    await page.getByText("Water the plants").waitFor();
    await page.reload();
    await page.getByText("Water the plants").waitFor();

    // The browser removes the cookie when the access token expires.
    const refreshes = started.count("/auth/refresh");
    await context.clearCookies({ name: "latch_access" });
    await page.getByText("Home").click();
    await page.getByRole("heading", { name: "Latch and Next.js" }).waitFor();
    await page.getByText("Account").click();
    await page.getByText("Water the plants").waitFor();
    expect(started.count("/auth/refresh") - refreshes).toBe(1);

    await page.getByText("Administration").click();
    await page.getByText("Your role is too low").waitFor();
    await page.goto(`${started.appUrl}/account`);
    await page.getByText("Log out").click();
    await page.getByRole("heading", { name: "Latch and Next.js" }).waitFor();
    await page.goto(`${started.appUrl}/account`);
    await page.getByRole("heading", { name: "Log in" }).waitFor();
    await page.getByPlaceholder("Email").fill("grace@example.com");
    await page.getByPlaceholder("Password").fill(password);
    await page.getByRole("button", { name: "Log in" }).click();
    await page.getByText("Water the plants").waitFor();

    // The cookies are gone when the browser sends a server action.
    await context.clearCookies();
    await page.getByPlaceholder("Title").fill("Feed the cat");
    await page.getByText("Add task").click();
    await page.getByRole("heading", { name: "Log in" }).waitFor();
    expect(new URL(page.url()).search).toBe("?next=%2Faccount");
    expect(faults).toEqual([]);
  });
});
