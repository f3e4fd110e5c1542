import type { PciAddress } from '../../contract/create/host-device.ts';
import type { DeviceUse } from '../../contract/devices.ts';
import type { DeviceClaim } from './claims.ts';
import type { DeviceFacts, PciFacts } from './facts.ts';
import { unitsOf, type Unit } from './units.ts';
import { pciUses } from './uses/pci-uses.ts';

/** The facts of a host, by what the rules look things up by. */
export interface HostView {
  readonly facts: DeviceFacts;
  readonly claims: readonly DeviceClaim[];
  /** Whose devices are isolated: there are groups. */
  readonly iommu: boolean;
  /** Only libvirt was asked: mounts, routes and screens are not known. */
  readonly unseen: boolean;
  readonly pci: (address: PciAddress) => PciFacts | undefined;
  readonly unit: (address: PciAddress) => Unit;
  readonly uses: (address: PciAddress) => readonly DeviceUse[];
}

export interface ViewOptions {
  readonly claims?: readonly DeviceClaim[];
  readonly unseen?: boolean;
}

export function viewOf(facts: DeviceFacts, { claims = [], unseen = false }: ViewOptions = {}): HostView {
  const devices = new Map(facts.pci.map(device => [device.address, device]));
  const units = unitsOf(facts.pci);
  const uses = new Map(facts.pci.map(device => [device.address, pciUses(device, facts, claims)]));
  return {
    facts,
    claims,
    iommu: facts.pci.some(({ iommuGroup }) => iommuGroup !== undefined),
    unseen,
    pci: address => devices.get(address),
    unit: address => units.get(address) ?? { together: [address], leftBehind: [] },
    uses: address => uses.get(address) ?? [],
  };
}
