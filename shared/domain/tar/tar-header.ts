/** Bytes of a block: every header is one, and every file fills whole ones. */
export const TAR_BLOCK = 512;
/** Two blocks of zeros end an archive. */
export const TAR_END = new Uint8Array(2 * TAR_BLOCK);

export interface TarEntry {
  /** With `/` between folders, and none before. */
  readonly path: string;
  readonly kind: 'file' | 'folder';
  readonly size: number;
  /** Milliseconds since 1970. */
  readonly modifiedAt: number;
}

const encoder = new TextEncoder();

/** Zeros that fill the last block of a file. */
export const tarPadding = (size: number): Uint8Array<ArrayBuffer> =>
  new Uint8Array((TAR_BLOCK - (size % TAR_BLOCK)) % TAR_BLOCK);

/** The header of one entry, with one before it for what has no room in it (POSIX.1-2001, pax). */
export function tarHeader(entry: TarEntry): Uint8Array<ArrayBuffer> {
  const path = entry.kind === 'folder' ? `${entry.path}/` : entry.path;
  const records: [string, string][] = [];
  if (encoder.encode(path).length > 100) records.push(['path', path]);
  if (entry.size >= 8 ** 11) records.push(['size', String(entry.size)]);
  const type = entry.kind === 'folder' ? '5' : '0';
  const own = block(path, type, entry.size, entry.modifiedAt, entry.kind === 'folder' ? 0o755 : 0o644);
  if (records.length === 0) return own;
  const body = encoder.encode(records.map(record).join(''));
  return joined(block('pax', 'x', body.length, entry.modifiedAt, 0o644), body, tarPadding(body.length), own);
}

/** `LENGTH KEY=VALUE\n`, where the length counts itself too. */
function record([key, value]: [string, string]): string {
  const rest = ` ${key}=${value}\n`;
  const bytes = encoder.encode(rest).length;
  let length = bytes + String(bytes).length;
  if (bytes + String(length).length !== length) length = bytes + String(length).length;
  return `${length}${rest}`;
}

function block(
  path: string,
  type: string,
  size: number,
  modifiedAt: number,
  mode: number,
): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(TAR_BLOCK);
  const put = (text: string, at: number) => bytes.set(encoder.encode(text), at);
  bytes.set(encoder.encode(path).subarray(0, 100), 0);
  put(octal(mode, 7), 100);
  put(octal(0, 7), 108);
  put(octal(0, 7), 116);
  put(octal(Math.min(size, 8 ** 11 - 1), 11), 124);
  put(octal(Math.max(0, Math.floor(modifiedAt / 1000)), 11), 136);
  put(' '.repeat(8), 148);
  put(type, 156);
  put('ustar\u000000', 257);
  put(
    octal(
      bytes.reduce((sum, byte) => sum + byte, 0),
      6,
    ),
    148,
  );
  bytes[154] = 0;
  return bytes;
}

const octal = (value: number, digits: number): string => value.toString(8).padStart(digits, '0');

function joined(...parts: Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
