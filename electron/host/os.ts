import type { OsFacts } from '#shared/domain/host/facts.ts';
import type { HostTree } from './tree/host-tree.ts';

/** os-release(5): /etc first, then /usr/lib. */
export async function readOs(tree: HostTree): Promise<OsFacts> {
  const text = (await tree.text('etc/os-release')) ?? (await tree.text('usr/lib/os-release')) ?? '';
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
export async function readSystemd(tree: HostTree): Promise<boolean> {
  return tree.has('run/systemd/system');
}
