import { execFile } from 'node:child_process';
import { rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

export const system = 'qemu:///system';

export interface Virsh {
  readonly uri: string;
  /** What it printed, without the empty line at its end. Rejects with what it complained of. */
  (...args: string[]): Promise<string>;
}

/** virsh, which knows nothing of Innkeeper, on one host. */
export function virshOn(uri: string): Virsh {
  const call = async (...args: string[]) => {
    const { stdout } = await promisify(execFile)('virsh', ['-q', '-c', uri, ...args]);
    return stdout.trimEnd();
  };
  return Object.assign(call, { uri });
}

export const virsh = virshOn(system);

export async function names(host: Virsh, ...list: string[]): Promise<string[]> {
  return (await host(...list, '--name')).split('\n').filter(name => name !== '');
}

/** Defines a guest, or with another command something else, from its document. */
export async function define(host: Virsh, xml: string, command = 'define'): Promise<void> {
  const file = join(tmpdir(), `innkeeper-e2e-${process.pid}-${crypto.randomUUID()}.xml`);
  await writeFile(file, xml);
  try {
    await host(command, file);
  } finally {
    await rm(file);
  }
}

/** Removes what is left of guests with this prefix, and of their volumes in the default pool. */
export async function sweep(host: Virsh, prefix: string): Promise<void> {
  for (const name of await names(host, 'list', '--all')) {
    if (!name.startsWith(prefix)) continue;
    await host('destroy', name).catch(() => undefined);
    await host('undefine', name, '--nvram', '--managed-save', '--snapshots-metadata').catch(() =>
      host('undefine', name),
    );
  }
  const volumes = await host('vol-list', 'default').catch(() => '');
  for (const line of volumes.split('\n')) {
    const [name = ''] = line.trim().split(/\s+/);
    if (name.startsWith(prefix)) await host('vol-delete', name, '--pool', 'default');
  }
}
