import type { DeviceFacts, PciFacts } from './facts.ts';
import { pciClasses, pciKind } from './kinds.ts';

/** Those of the host that a monitor can be on: 3D controllers draw for others, and functions of a GPU have no sockets. */
export function displaysOf({ pci }: Pick<DeviceFacts, 'pci'>): PciFacts[] {
  return pci.filter(
    device =>
      pciKind(device.class) === 'display' &&
      device.physicalFunction === undefined &&
      (device.bootVga === true || !pciClasses.is3d(device.class) || hasSockets(device)),
  );
}

export const hasSockets = ({ displays }: PciFacts) =>
  displays.some(({ connectors }) => connectors.some(({ name }) => !/^(Virtual|Writeback)/.test(name)));

/** Of ASPEED and Matrox: in the management controllers of servers. */
export const isManagement = ({ vendor }: PciFacts) => vendor === 0x1a03 || vendor === 0x102b;

/** A panel that is built in. */
export const hasPanel = ({ displays }: PciFacts) =>
  displays.some(({ connectors }) => connectors.some(({ name }) => /^(eDP|LVDS|DSI)/.test(name)));
