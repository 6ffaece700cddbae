type Rgb = [number, number, number];

/** Backgrounds of the layout behind text in the brand's colour. */
const cardBackground = { light: "#ffffff", dark: "#1b1f26" };
const pageBackground = { light: "#f3f4f6", dark: "#101216" };

const parseHex = (hex: string): Rgb =>
  [1, 3, 5].map((offset) => Number.parseInt(hex.slice(offset, offset + 2), 16)) as Rgb;
const formatHex = (rgb: Rgb): string =>
  `#${rgb.map((part) => Math.round(part).toString(16).padStart(2, "0")).join("")}`;

/** Returns the relative luminance of a colour (WCAG 2.2). */
function luminance(hex: string): number {
  const [red, green, blue] = parseHex(hex).map((part) => {
    const value = part / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  }) as Rgb;
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Returns the contrast ratio of two colours (WCAG 2.2), from 1 to 21. */
export function contrastRatio(first: string, second: string): number {
  const [dark = 0, light = 0] = [luminance(first), luminance(second)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

/**
 * Mixes `hex` with the least share of `end` that gives a contrast of 4.5 to 1 (WCAG AA) on all
 * backgrounds.
 */
function readableColour(hex: string, end: string, backgrounds: string[]): string {
  const [from, to] = [parseHex(hex), parseHex(end)];
  for (let step = 0; step <= 20; step++) {
    const mixed = formatHex(
      from.map((part, index) => part + (((to[index] ?? 0) - part) * step) / 20) as Rgb,
    );
    if (backgrounds.every((background) => contrastRatio(mixed, background) >= 4.5)) return mixed;
  }
  return end;
}

/**
 * Derives the colours of a mail from the brand's, so that the text is readable in the light and the
 * dark theme.
 */
export const brandColours = (brand: string) => ({
  button: brand,
  onButton:
    contrastRatio(brand, "#ffffff") >= contrastRatio(brand, "#000000") ? "#ffffff" : "#000000",
  linkLight: readableColour(brand, "#000000", [cardBackground.light, pageBackground.light]),
  linkDark: readableColour(brand, "#ffffff", [cardBackground.dark, pageBackground.dark]),
});
