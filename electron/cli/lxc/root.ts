import { resolve } from 'node:path';
import type { LxcOptions } from '#shared/contract/lxc.ts';
import { CliError, type VerbInput } from '../verb.ts';

/** Where a container's files come from, by the one option that says so. */
export async function lxcRoot(input: VerbInput, { tools }: LxcOptions): Promise<object> {
  const { values } = input;
  const { folder, tarball, image, suite, mirror } = values;
  if (typeof folder === 'string')
    return { kind: 'folder', path: resolve(folder), how: values['copy'] === true ? 'copy' : 'use' };
  if (typeof tarball === 'string') return { kind: 'tarball', path: resolve(tarball) };
  if (typeof image === 'string') return { kind: 'image', engine: await engineOf(input), image };
  if (typeof suite === 'string') {
    const packages = Array.isArray(values['package']) ? values['package'] : ['systemd-sysv', 'dbus'];
    const from = typeof mirror === 'string' ? { mirror } : {};
    return { kind: 'distribution', tool: tools[0] ?? 'mmdebstrap', suite, ...from, packages };
  }
  throw new CliError('lxc: say where its files come from: --folder, --tarball, --image or --suite.');
}

/** The first that answers. */
async function engineOf(input: VerbInput): Promise<string> {
  const client = await input.client();
  for await (const event of await client.engines.watch({}, { signal: input.signal })) {
    const engines = event.kind === 'snapshot' ? event.engines : event.kind === 'upsert' ? [event.engine] : [];
    const online = engines.find(({ state }) => state === 'online');
    if (online) return online.id;
    const settled = event.kind === 'snapshot' && !engines.some(({ state }) => state === 'connecting');
    if (settled || engines.some(({ state }) => state === 'failed')) break;
  }
  throw new CliError('lxc: no container engine answers. Name it: --connect unix:///var/run/docker.sock');
}
