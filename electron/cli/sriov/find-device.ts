import type { PhysicalFunction, SriovState } from '#shared/contract/sriov.ts';
import { CliError } from '../verb.ts';

/** By its PCI address, with the domain or without, or by its network interface. */
export function findDevice({ physical }: SriovState, wanted: string): PhysicalFunction {
  const found = physical.find(
    ({ address, nets }) =>
      address === wanted || address === `0000:${wanted}` || nets.some(({ name }) => name === wanted),
  );
  if (found) return found;
  const known = physical.map(({ address, nets }) => nets[0]?.name ?? address).join(', ');
  throw new CliError(
    known === ''
      ? 'No device of this host has virtual functions. They may be off in its firmware (SR-IOV).'
      : `“${wanted}” is no device with virtual functions. Those are: ${known}.`,
  );
}
