type Rgb = [number, number, number];

/** Of the layout: what text of the brand's colour has to be read on. */
const card = { light: "#ffffff", dark: "#1b1f26" };
const page = { light: "#f3f4f6", dark: "#101216" };

const read = (hex: string): Rgb =>
  [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)) as Rgb;
const write = (rgb: Rgb): string =>
  `#${rgb.map((part) => Math.round(part).toString(16).padStart(2, "0")).join("")}`;

/** Relative luminance (WCAG 2.2). */
function luminance(hex: string): number {
  const [red, green, blue] = read(hex).map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as Rgb;
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Contrast ratio of two colours (WCAG 2.2), from 1 to 21. */
export function contrastRatio(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

/** The colour nearest to `hex`, on the way to `end`, that can be read (4.5 to 1, WCAG AA) on all of these. */
function readable(hex: string, end: string, backgrounds: string[]): string {
  const [from, to] = [read(hex), read(end)];
  for (let step = 0; step <= 20; step++) {
    const mixed = write(
      from.map((part, index) => part + (((to[index] ?? 0) - part) * step) / 20) as Rgb,
    );
    if (backgrounds.every((background) => contrastRatio(mixed, background) >= 4.5)) return mixed;
  }
  return end;
}

/** The colours of a mail, made from that of the brand, so that all of it can be read in both themes. */
export const brandColours = (brand: string) => ({
  button: brand,
  onButton:
    contrastRatio(brand, "#ffffff") >= contrastRatio(brand, "#000000") ? "#ffffff" : "#000000",
  linkLight: readable(brand, "#000000", [card.light, page.light]),
  linkDark: readable(brand, "#ffffff", [card.dark, page.dark]),
});
