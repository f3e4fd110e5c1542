const TRAILER = 'TRAILER!!!';

/**
 * An archive that a kernel unpacks after the initramfs it is appended to (Documentation/driver-api/early-userspace/
 * buffer-format.rst): "newc", with files at the root, readable by root alone.
 */
export function writeCpio(files: readonly { readonly name: string; readonly text: string }[]): Buffer {
  const entries = files.map(({ name, text }, index) => entry(name, Buffer.from(text), index + 1, 0o100600));
  return Buffer.concat([...entries, entry(TRAILER, Buffer.alloc(0), 0, 0)]);
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
