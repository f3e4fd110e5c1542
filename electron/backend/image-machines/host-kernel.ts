import { access, constants, readdir } from 'node:fs/promises';
import { join } from 'node:path';

export interface HostKernel {
  readonly version: string;
  readonly kernel: string;
  readonly modules: string;
}

const collator = new Intl.Collator('en', { numeric: true });

/** The newest kernel of this computer that we may read and whose modules are there. */
export async function findHostKernel(
  boot = '/boot',
  modules = '/lib/modules',
): Promise<HostKernel | undefined> {
  const names = (await readdir(boot).catch(() => [])).filter(name => name.startsWith('vmlinuz-'));
  for (const name of names.toSorted((a, b) => collator.compare(b, a))) {
    const version = name.slice('vmlinuz-'.length);
    const found = { version, kernel: join(boot, name), modules: join(modules, version) };
    if ((await mayRead(found.kernel)) && (await mayRead(found.modules))) return found;
  }
  return undefined;
}

export const mayRead = (path: string): Promise<boolean> =>
  access(path, constants.R_OK).then(
    () => true,
    () => false,
  );
