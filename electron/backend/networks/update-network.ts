import type { Connection, NetworkUpdateArgs } from 'node-libvirt';

/** VIR_DRV_FEATURE_NETWORK_UPDATE_HAS_CORRECT_ORDER of libvirt_internal.h. */
const CORRECT_ORDER = 16;

/** Until libvirt 7.2 a daemon took the command for the section and the other way round. */
export async function updateNetwork(rpc: Connection, args: NetworkUpdateArgs): Promise<void> {
  const { supported } = await rpc.call('connectSupportsFeature', { feature: CORRECT_ORDER });
  const { command, section } = args;
  await rpc.call('networkUpdate', supported === 0 ? { ...args, command: section, section: command } : args);
}
