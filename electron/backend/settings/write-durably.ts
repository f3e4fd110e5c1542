import { chmod, open } from 'node:fs/promises';

/** Writes a file for its owner alone, and resolves once it is on the disk. */
export async function writeDurably(path: string, text: string): Promise<void> {
  const file = await open(path, 'w', 0o600);
  try {
    // The mode above counts only for a file that is made; this one may be left from a crash.
    await chmod(path, 0o600);
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
}
