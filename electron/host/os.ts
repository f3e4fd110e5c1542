import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { OsFacts } from '#shared/domain/host/facts.ts';
import { readText } from './files.ts';

/** os-release(5): /etc first, then /usr/lib. */
export async function readOs(root: string): Promise<OsFacts> {
  const text = (await readText(root, 'etc/os-release')) ?? (await readText(root, 'usr/lib/os-release')) ?? '';
  const fields = new Map(
    text.split('\n').flatMap(line => {
      const match = /^([A-Z_]+)=(?:"(.*)"|'(.*)'|(.*))$/.exec(line.trim());
      return match?.[1] ? [[match[1], match[2] ?? match[3] ?? match[4] ?? ''] as const] : [];
    }),
  );
  return {
    id: fields.get('ID') ?? 'linux',
    idLike: fields.get('ID_LIKE')?.split(' ').filter(Boolean) ?? [],
    name: fields.get('PRETTY_NAME') ?? fields.get('NAME') ?? 'Linux',
  };
}

/** sd_booted(3): this folder is there exactly when systemd runs the system. */
export async function readSystemd(root: string): Promise<boolean> {
  return stat(join(root, 'run/systemd/system')).then(
    found => found.isDirectory(),
    () => false,
  );
}
