import type { DeviceUse } from '../../../contract/devices.ts';
import type { DeviceFacts, PciFacts } from '../facts.ts';

/** Virtual functions that exist, or mediated devices made on it. */
export function functionUse(device: PciFacts, { mediated }: DeviceFacts): DeviceUse | undefined {
  const { sriov, mediatedTypes } = device;
  if (sriov && sriov.current > 0) return { by: 'functions', count: sriov.current, of: sriov.total };
  const made = mediated.filter(({ parent }) => parent === device.address).length;
  if (made === 0) return undefined;
  const free = Math.max(0, ...mediatedTypes.map(({ available }) => available));
  return { by: 'functions', count: made, of: made + free };
}
