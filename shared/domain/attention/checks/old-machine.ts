import { DOMAIN_ITEM } from '../../hardware/item-id.ts';
import { isQemu } from '../../overview/facts.ts';
import { set } from '../../overview/remedies.ts';
import type { AttentionCheck } from '../check.ts';

/** QEMU numbers a machine by its own release; it drops them after some six years. */
const MAJORS_BEHIND = 3;

/** A machine that QEMU is about to drop, has dropped, or has had much better ones of since. */
export const checkOldMachine: AttentionCheck = facts => {
  const { machine } = facts.document.os;
  const { machines } = facts;
  if (!isQemu(facts) || machine === undefined || machines.length === 0) return [];
  const own = versionOf(machine);
  const newest = newestOf(
    own?.family ?? machine,
    machines.map(({ name }) => name),
  );
  const remedies =
    newest === undefined || newest === machine
      ? []
      : [set(`Use ${newest}`, DOMAIN_ITEM, { 'os.machine': newest })];
  const known = machines.find(({ name, canonical }) => name === machine || canonical === machine);
  const risk = 'Windows may want to be activated again, and network cards may get other names.';
  if (!known) {
    return [
      {
        id: 'old-machine',
        severity: 'error',
        what: `Its machine type ${machine} is not offered here.`,
        why: `This host’s QEMU no longer has it, or not yet: the guest does not start. ${risk}`,
        remedies,
      },
    ];
  }
  if (known.deprecated) {
    return [
      {
        id: 'old-machine',
        severity: 'warning',
        what: `Its machine type ${machine} is going to be dropped.`,
        why: `QEMU calls it deprecated: after an update of the host the guest would not start. ${risk}`,
        remedies,
      },
    ];
  }
  const best = newest === undefined ? undefined : versionOf(newest);
  if (!own || !best || best.major - own.major < MAJORS_BEHIND) return [];
  return [
    {
      id: 'old-machine',
      severity: 'hint',
      what: `Its machine type ${machine} is ${best.major - own.major} generations old.`,
      why: `Newer ones have better defaults and fewer bugs kept for their sake. ${risk}`,
      remedies,
    },
  ];
};

interface Version {
  /** pc-q35, pc-i440fx, virt … */
  readonly family: string;
  readonly major: number;
  readonly minor: number;
}

function versionOf(machine: string): Version | undefined {
  const match = /^(.+)-(\d+)\.(\d+)$/.exec(machine);
  return match ? { family: match[1] ?? '', major: Number(match[2]), minor: Number(match[3]) } : undefined;
}

function newestOf(family: string, names: readonly string[]): string | undefined {
  return names
    .flatMap(name => {
      const version = versionOf(name);
      return version?.family === family ? [{ name, ...version }] : [];
    })
    .toSorted((a, b) => b.major - a.major || b.minor - a.minor)[0]?.name;
}
