import type { PageFile } from '#shared/contract/transfers.ts';

/** What is in it is told by so much of its beginning. */
const HEAD = 34 * 1024;
const SAMPLE = 64 * 1024;
const SAMPLES = 16;

/** What the backend is told of a file of this browser before it has any of its bytes. */
export interface DescribedFile {
  readonly file: PageFile;
  /** base64 */
  readonly head: string;
}

/** Reads a little of it, however large it is. Rejects when it cannot be read any more. */
export async function describeFile(file: File): Promise<DescribedFile> {
  const [head, fingerprint] = await Promise.all([bytesOf(file.slice(0, HEAD)), fingerprintOf(file)]);
  return { file: { name: file.name, size: file.size, fingerprint }, head: toBase64(head) };
}

/** SHA-256 of samples from all over it, as hexadecimal digits: another file of the same length has another. */
async function fingerprintOf(file: File): Promise<string> {
  const step = Math.max(SAMPLE, Math.floor(file.size / SAMPLES));
  const samples: Blob[] = [];
  for (let at = 0; at < file.size; at += step) samples.push(file.slice(at, at + SAMPLE));
  samples.push(file.slice(Math.max(0, file.size - SAMPLE)));
  const digest = await crypto.subtle.digest('SHA-256', await new Blob(samples).arrayBuffer());
  return Array.from(new Uint8Array(digest), byte => byte.toString(16).padStart(2, '0')).join('');
}

async function bytesOf(part: Blob): Promise<Uint8Array> {
  return new Uint8Array(await part.arrayBuffer());
}

function toBase64(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}
