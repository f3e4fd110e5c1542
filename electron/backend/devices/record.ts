import { collectRecord } from '#electron/host/tree/collect.ts';
import { fail } from '../failures/fail.ts';
import type { LiveConnection } from '../ports.ts';
import { hostOf } from './host-of.ts';

/** What a person can send to others; see resources/innkeeper-collect for what is in it. */
export async function recordHost(
  live: LiveConnection,
  env: NodeJS.ProcessEnv,
  signal?: AbortSignal,
): Promise<{ name: string; text: string }> {
  const { shell } = hostOf(live, env);
  if (!shell)
    throw fail(
      'UNSUPPORTED',
      { name: live.label },
      'There is no way to the files of this host beside libvirt.',
    );
  const name = live.label.replaceAll(/[^A-Za-z0-9._-]+/g, '-').replace(/^[-.]+/, '') || 'host';
  return { name: `${name}.record`, text: await collectRecord(shell, { signal }) };
}
