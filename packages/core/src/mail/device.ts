/** Words that a user agent may become; whatever else it says stays out of the mail. */
const browsers = [
  ["Edge", /\bEdgA?\//],
  ["Opera", /\bOPR\//],
  ["Samsung Internet", /\bSamsungBrowser\//],
  ["Firefox", /\b(?:Firefox|FxiOS)\//],
  ["Chrome", /\b(?:Chrome|CriOS)\//],
  ["Safari", /\bSafari\//],
] as const;
const systems = [
  ["Android", /\bAndroid\b/],
  ["iOS", /\b(?:iPhone|iPad|iPod)\b/],
  ["Windows", /\bWindows\b/],
  ["macOS", /\bMac OS X\b/],
  ["ChromeOS", /\bCrOS\b/],
  ["Linux", /\bLinux\b/],
] as const;

/** What people call the thing they log in with; empty when nothing is known of it. */
export type Device = {
  browser?: (typeof browsers)[number][0];
  system?: (typeof systems)[number][0];
};

/** The device of a User-Agent header, in words of ours: the header itself is whatever somebody sent. */
export function parseDevice(userAgent = ""): Device {
  const browser = browsers.find(([, pattern]) => pattern.test(userAgent))?.[0];
  const system = systems.find(([, pattern]) => pattern.test(userAgent))?.[0];
  return { ...(browser && { browser }), ...(system && { system }) };
}
