/** Looks that a program asked for. Colours are the eight of a terminal, which the theme makes readable. */
export interface SpanStyle {
  /** 0 to 7: black, red, green, yellow, blue, magenta, cyan, white. */
  readonly colour?: number;
  readonly bold?: boolean;
  readonly dim?: boolean;
  readonly italic?: boolean;
  readonly underlined?: boolean;
}

export interface Span {
  readonly text: string;
  readonly style: SpanStyle;
}

// Sequences of ECMA-48: CSI with its parameters, strings (OSC and their like) up to BEL or ST, and the short ones.
const escapes =
  // oxlint-disable-next-line no-control-regex -- they are what is looked for
  /\u001b(?:\[([0-?]*)[ -/]*([@-~])|[\]PX^_][^\u0007\u001b]*(?:\u0007|\u001b\\)?|[ -/]*[0-~])|\u001b/g;
// oxlint-disable-next-line no-control-regex -- they are what is looked for
const controls = /[\u0000-\u0008\u000a-\u001f\u007f]/g;
/** Marks that turn the direction of text around could show a line as what it is not. */
const turning = /[\u202a-\u202e\u2066-\u2069]/g;

const plain: SpanStyle = {};

/** The line without any sequence, as it is searched and copied. */
export const withoutEscapes = (line: string): string =>
  line.includes('\u001b') ? line.replace(escapes, '') : line;

/** Letters that would do something instead of being seen become signs for them. */
export const harmless = (text: string): string =>
  text
    .replace(controls, sign => (sign === '\u007f' ? '␡' : String.fromCharCode(0x2400 + sign.charCodeAt(0))))
    .replace(turning, '�');

/**
 * A line in pieces of one look each. Of all sequences only looks (SGR) count, and of those the ones that leave text
 * readable on any background; each line begins without any, as the lines before it may not be shown.
 */
export function spansOf(line: string): Span[] {
  if (!line.includes('\u001b')) return line === '' ? [] : [{ text: harmless(line), style: plain }];
  const spans: Span[] = [];
  let style = plain;
  let from = 0;
  const take = (to: number) => {
    if (to > from) spans.push({ text: harmless(line.slice(from, to)), style });
  };
  for (const match of line.matchAll(escapes)) {
    take(match.index);
    from = match.index + match[0].length;
    if (match[2] === 'm') style = restyled(style, match[1] ?? '');
  }
  take(line.length);
  return spans;
}

function restyled(before: SpanStyle, parameters: string): SpanStyle {
  let style = before;
  const codes = parameters.split(/[;:]/).map(Number);
  for (let at = 0; at < codes.length; at += 1) {
    const code = codes[at] ?? 0;
    if (code === 38 || code === 48) {
      const { colour, used } = extended(codes.slice(at + 1));
      at += used;
      if (code === 38 && colour !== undefined) style = { ...style, colour };
    } else style = simple(style, code);
  }
  return style;
}

function simple(style: SpanStyle, code: number): SpanStyle {
  if (code === 0) return plain;
  if (code === 1) return { ...style, bold: true };
  if (code === 2) return { ...style, dim: true };
  if (code === 3) return { ...style, italic: true };
  if (code === 4) return { ...style, underlined: true };
  if (code === 22) return { ...style, bold: false, dim: false };
  if (code === 23) return { ...style, italic: false };
  if (code === 24) return { ...style, underlined: false };
  if (code >= 30 && code <= 37) return { ...style, colour: code - 30 };
  if (code >= 90 && code <= 97) return { ...style, colour: code - 90 };
  if (code === 39) {
    const { colour: _, ...rest } = style;
    return rest;
  }
  return style;
}

/** `5;n` of 256 colours, `2;r;g;b` of all: the nearest of the eight. */
function extended([kind, first = 0, green = 0, blue = 0]: readonly number[]): {
  colour?: number;
  used: number;
} {
  if (kind === 2) return { colour: nearest(first, green, blue), used: 4 };
  if (kind !== 5) return { used: 0 };
  if (first < 16) return { colour: first % 8, used: 2 };
  if (first >= 232) return { colour: first >= 244 ? 7 : 0, used: 2 };
  const cube = first - 16;
  return {
    colour: nearest(Math.floor(cube / 36) * 51, (Math.floor(cube / 6) % 6) * 51, (cube % 6) * 51),
    used: 2,
  };
}

function nearest(red: number, green: number, blue: number): number {
  const half = Math.max(red, green, blue) * 0.6;
  if (Math.max(red, green, blue) < 48) return 0;
  return (red > half ? 1 : 0) | (green > half ? 2 : 0) | (blue > half ? 4 : 0);
}
