import type { PciAddress } from '../../contract/create/host-device.ts';
import type { HostStep } from '../../contract/host-step.ts';
import type { PhysicalFunction } from '../../contract/sriov.ts';
import { readStepLine } from '../host-changes/plan-text.ts';

/** What innkeeper-host.service does for virtual functions at every start. */
export type Kept = Extract<HostStep, { do: 'virtual-functions' | 'virtual-function' }>;

/** The lines of the helper's configuration that are about virtual functions. */
export function readKept(text: string): Kept[] {
  return text.split('\n').flatMap(line => {
    const step = readStepLine(line.trim());
    return step?.do === 'virtual-functions' || step?.do === 'virtual-function' ? [step] : [];
  });
}

export function keptOf(address: PciAddress, all: readonly Kept[]): PhysicalFunction['kept'] {
  const own = all.filter(step => step.address === address);
  if (own.length === 0) return undefined;
  const count = own.find(step => step.do === 'virtual-functions')?.count;
  const functions = new Map<number, NonNullable<PhysicalFunction['kept']>['functions'][number]>();
  for (const step of own) {
    if (step.do !== 'virtual-function') continue;
    // One line each: what a later one says of the same setting holds.
    const { do: _do, address: _address, when: _when, ...line } = step;
    const named = Object.fromEntries(Object.entries(line).filter(([, value]) => value !== undefined));
    functions.set(step.index, { ...functions.get(step.index), ...named, index: step.index });
  }
  return { ...(count !== undefined && { count }), functions: [...functions.values()] };
}
