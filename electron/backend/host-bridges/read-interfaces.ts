import { collectManagers } from '#electron/host/managers/collect-managers.ts';
import { readManagers } from '#electron/host/managers/read-managers.ts';
import { collectNetTree } from '#electron/host/net/collect-net.ts';
import { readHostNet } from '#electron/host/net/host-net.ts';
import { hostInterfaces, runningManagers } from '#shared/domain/host-bridges/host-interfaces.ts';
import type { BridgeContext } from '#shared/domain/host-bridges/plan-bridge.ts';
import { hostOf } from '../devices/host-of.ts';
import { fail } from '../failures/fail.ts';
import type { AreaDeps, LiveConnection } from '../ports.ts';
import { readNetworks } from '../wiring/read-networks.ts';

/** The host's interfaces as they are now. Rejects with UNSUPPORTED where only libvirt is reached, or HostShellError. */
export async function readInterfaces({ env }: Pick<AreaDeps, 'env'>, live: LiveConnection) {
  const { shell } = hostOf(live, env);
  if (!shell) {
    const reason = 'This connection reaches libvirt alone, which does not say who sets interfaces up.';
    const remedy = 'Connect over ssh, or run Innkeeper on that host.';
    throw fail('UNSUPPORTED', { host: live.label, reason, remedy });
  }
  const [net, managers, networks] = await Promise.all([
    collectNetTree(shell, live.gone).then(readHostNet),
    collectManagers(shell, { signal: live.gone }).then(readManagers),
    // They only say which bridges are libvirt's; libvirt may be what a change of the network cut off.
    readNetworks(live).catch(() => []),
  ]);
  // A network of the mode `bridge` only names one that is the host's own.
  const made = networks.filter(
    ({ settings }) => settings.mode !== 'bridge' && settings.mode !== 'openvswitch',
  );
  const libvirtBridges = new Set(made.flatMap(({ settings }) => settings.bridge ?? []));
  const input = { net, managers, libvirtBridges };
  const context: BridgeContext = {
    interfaces: hostInterfaces(input),
    systemd: managers.systemd,
    host: live.label,
  };
  return { context, managers: runningManagers(input) };
}
