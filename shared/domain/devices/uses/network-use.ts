import type { PciAddress } from '../../../contract/create/host-device.ts';
import type { DeviceUse } from '../../../contract/devices.ts';
import type { DeviceFacts, NetUse, PciFacts } from '../facts.ts';

/** Its links that somebody would miss: those that carry the host, or are up and part of a bridge or bond. */
export function networkUse(device: PciFacts, { nets }: DeviceFacts): DeviceUse | undefined {
  const own = nets.filter(({ address }) => address === device.address);
  const carrying = carriersOf(nets);
  const used = own.filter(
    net => carrying.includes(net) || (net.up && net.master !== undefined) || isLive(net),
  );
  if (used.length === 0) return undefined;
  const master = used.find(net => net.master !== undefined)?.master;
  return {
    by: 'network',
    names: used.map(({ name }) => name),
    only: used.some(net => carrying.includes(net)) && carrying.every(net => net.address === device.address),
    ...(master !== undefined && { master }),
  };
}

/**
 * The physical links that connect the host: those that a default route goes by, be it through a bridge, a bond or a VLAN;
 * where there is no such route, those with a cable in.
 */
export function carriersOf(nets: readonly NetUse[]): NetUse[] {
  const physical = nets.filter(({ address }) => address !== undefined);
  const names = routedNames(nets);
  const routed = physical.filter(({ name }) => names.has(name));
  return routed.length > 0 ? routed : physical.filter(isLive);
}

/** Whether the host would be cut off without these devices. */
export function cutsOff(devices: ReadonlySet<PciAddress>, nets: readonly NetUse[]): boolean {
  const carrying = carriersOf(nets);
  return (
    carrying.length > 0 && carrying.every(({ address }) => address !== undefined && devices.has(address))
  );
}

const isLive = ({ up, carrier }: NetUse) => up && carrier;

/** Of every link that a default route goes by, its name and those of what is below it. */
function routedNames(nets: readonly NetUse[]): Set<string> {
  const names = new Set(nets.filter(({ defaultRoute }) => defaultRoute).map(({ name }) => name));
  // A set that grows is walked to its end.
  for (const name of names)
    for (const net of nets) {
      if (net.master === name) names.add(net.name);
      if (net.name === name) for (const below of net.over ?? []) names.add(below);
    }
  return names;
}
