import type { PoolChoices } from '#shared/contract/pools.ts';
import { poolTypesOf } from '#shared/domain/pools/capabilities.ts';
import { readNodeDevices } from '../devices/read-node-devices.ts';
import { unlessRefused } from '../create/unless-refused.ts';
import type { LiveConnection } from '../ports.ts';
import { readSecretDocuments } from '../secrets/read-secrets.ts';
import type { PoolBook } from './pool-book.ts';

export async function readChoices(live: LiveConnection, book: PoolBook): Promise<PoolChoices> {
  const [capabilities, secrets, devices, pools] = await Promise.all([
    unlessRefused(live.rpc.call('connectGetStoragePoolCapabilities', { flags: 0 })),
    readSecretDocuments(live),
    readNodeDevices(live, ['CAP_SCSI_HOST']),
    book.list(),
  ]);
  return {
    types: poolTypesOf(capabilities?.capabilities),
    secrets: (secrets ?? []).map(({ uuid, usageType, usage }) => ({ uuid, usageType, usage })),
    adapters: (devices ?? []).map(({ name, capabilities: able }) => ({
      name: name ?? '',
      fibre: able.items.some(({ inner }) => inner.items.some(({ type }) => type === 'vport_ops')),
    })),
    names: pools.map(({ name }) => name),
  };
}
