import { slotOf } from '../../create/host-devices/pci-address.ts';
import type { DeviceVerdict, VerdictLevel } from '../../../contract/devices.ts';
import type { PciFacts } from '../facts.ts';
import type { HostView } from '../host-view.ts';
import { pciKind } from '../kinds.ts';
import { shortName } from '../names/short-name.ts';
import { allRules } from './all-rules.ts';
import type { Finding } from './finding.ts';
import { sharedGroup } from './shared-group.ts';

const weights: Readonly<Record<VerdictLevel, number>> = {
  stays: 6,
  never: 5,
  'in-use': 4,
  step: 3,
  risky: 2,
  ready: 1,
};

/** Findings of each device alone, computed once for a host. */
export type FindingsOf = (device: PciFacts) => readonly Finding[];

export function findingsOf(device: PciFacts, view: HostView): Finding[] {
  const found = allRules.flatMap(rule => rule(device, view) ?? []);
  // Nobody gives such a one away: what else could be said of it does not matter.
  const stays = found.find(({ level }) => level === 'stays');
  return stays ? [stays] : found;
}

/** The verdict on a device is that on all that goes with it. */
export function verdictOf(device: PciFacts, view: HostView, findings: FindingsOf): DeviceVerdict {
  const own = findings(device);
  if (own[0]?.level === 'stays') return verdictFrom(device, [], own);
  const mates = view
    .unit(device.address)
    .together.flatMap(address => (address === device.address ? [] : (view.pci(address) ?? [])));
  const shares = sharedGroup(device, mates, view);
  const all = heaviestFirst([
    shares,
    ...own,
    ...mates.flatMap(mate => findings(mate).map(finding => ofMate(finding, mate, device, own))),
  ]);
  return verdictFrom(device, mates, all);
}

function verdictFrom(device: PciFacts, mates: readonly PciFacts[], all: readonly Finding[]): DeviceVerdict {
  const [first] = all;
  return {
    level: first?.level ?? 'ready',
    label: labelOf(device, mates, first),
    reasons: all.map(({ text, remedy }) => ({ text, ...(remedy !== undefined && { remedy }) })),
  };
}

function heaviestFirst(findings: readonly (Finding | undefined)[]): Finding[] {
  const sorted = findings
    .filter(finding => finding !== undefined)
    .toSorted((a, b) => weights[b.level] - weights[a.level]);
  // What is only good to know of a device that can be had is no reason for another verdict.
  const refused = sorted[0] !== undefined && weights[sorted[0].level] > weights.step;
  return refused ? sorted.filter(({ level }) => level !== 'ready') : sorted;
}

/** What holds for both is said once; that a part of the chipset is in the group keeps the whole group here. */
function ofMate(
  finding: Finding,
  mate: PciFacts,
  device: PciFacts,
  own: readonly Finding[],
): Finding | undefined {
  if (own.some(({ text }) => text === finding.text) || finding.level === 'ready') return undefined;
  const level = finding.level === 'stays' ? 'never' : finding.level;
  return {
    ...finding,
    level,
    label: level === 'never' ? neverLabel(mate, device) : finding.label,
    text: `${shortName(mate)} (${mate.address}) goes with it. ${finding.text}`,
  };
}

const neverLabel = (mate: PciFacts, device: PciFacts) =>
  slotOf(mate.address) === slotOf(device.address) ? 'Never' : 'Shares a group';

function labelOf(device: PciFacts, mates: readonly PciFacts[], first: Finding | undefined): string {
  if (first !== undefined && first.level !== 'ready') return first.label;
  return mates.length > 0 && !isLeader(device, mates) ? 'Goes with it' : 'Ready';
}

/** A person chooses the GPU, not its sound; of others the first function. */
function isLeader(device: PciFacts, mates: readonly PciFacts[]): boolean {
  const displays = [device, ...mates].filter(each => pciKind(each.class) === 'display');
  if (displays.length > 0) return displays.includes(device);
  return mates.every(
    mate => slotOf(mate.address) !== slotOf(device.address) || device.address < mate.address,
  );
}
