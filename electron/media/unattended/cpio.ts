const TRAILER = 'TRAILER!!!';

export interface CpioEntry {
  readonly name: string;
  /** As stat(2) has it, with its kind. */
  readonly mode: number;
  readonly content: Buffer;
}

/**
 * An archive that a kernel unpacks after the initramfs it is appended to (Documentation/driver-api/early-userspace/
 * buffer-format.rst): "newc", with files at the root, readable by root alone.
 */
export const writeCpio = (files: readonly { readonly name: string; readonly text: string }[]): Buffer =>
  packCpio(files.map(({ name, text }) => ({ name, mode: 0o100600, content: Buffer.from(text) })));

/** The same of any entries, folders before what is in them; all belong to root. */
export function packCpio(entries: readonly CpioEntry[]): Buffer {
  const packed = entries.map(({ name, mode, content }, index) => entry(name, content, index + 1, mode));
  return Buffer.concat([...packed, entry(TRAILER, Buffer.alloc(0), 0, 0)]);
}

function entry(name: string, content: Buffer, inode: number, mode: number): Buffer {
  const path = Buffer.from(`${name}\0`);
  const fields = [inode, mode, 0, 0, 1, 0, content.length, 0, 0, 0, 0, path.length, 0];
  const head = `070701${fields.map(field => field.toString(16).padStart(8, '0')).join('')}`;
  return Buffer.concat([aligned(Buffer.concat([Buffer.from(head), path])), aligned(content)]);
}

/** Padded to four bytes. */
export function aligned(bytes: Buffer): Buffer {
  return Buffer.concat([bytes, Buffer.alloc((4 - (bytes.length % 4)) % 4)]);
}
