import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** Back ends of network cards that a QEMU was built with; undefined when it cannot be asked. */
export async function readQemuNetdevs(emulator: string): Promise<string[] | undefined> {
  try {
    const { stdout } = await promisify(execFile)(emulator, ['-machine', 'none', '-netdev', 'help'], {
      timeout: 10_000,
    });
    // A headline, then one word a line.
    return stdout
      .split('\n')
      .map(line => line.trim())
      .filter(line => /^[a-z0-9-]+$/.test(line));
  } catch {
    return undefined;
  }
}
