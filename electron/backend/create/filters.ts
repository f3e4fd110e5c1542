import type { Connection } from 'node-libvirt';
import { unlessRefused } from './unless-refused.ts';

/** Names of the host's network filters (https://libvirt.org/formatnwfilter.html); none without that driver. */
export async function readFilters(rpc: Connection): Promise<string[]> {
  const listed = await unlessRefused(rpc.call('connectListAllNwfilters', { needResults: 1, flags: 0 }));
  return (listed?.filters ?? []).map(({ name }) => name).toSorted();
}
