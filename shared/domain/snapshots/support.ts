import type { SnapshotKind, SnapshotSupport } from '../../contract/snapshots.ts';
import { isActive } from '../guests/state.ts';
import type { TreeFacts } from './facts.ts';
import { partsOf } from './parts.ts';
import { kindOf } from './tree.ts';

type Ability = SnapshotSupport['internal'];

/** From this version on libvirt takes internal snapshots of a running guest with UEFI (NEWS of 10.10.0). */
const INTERNAL_WITH_UEFI = 10_010_000;

const can: Ability = { possible: true };
const cannot = (why: string): Ability => ({ possible: false, why });

/** What can be done to this guest on this libvirt, each with the reason where it cannot. */
export function supportOf(facts: TreeFacts): SnapshotSupport {
  const internal = internalAbility(facts);
  const external = externalAbility(facts);
  return {
    internal,
    external,
    memory: memoryAbility(facts),
    quiesce: quiesceAbility(facts),
    // Both are our own doing, so that they do not hang on libvirt's version.
    revertExternal: external,
    deleteExternal: external,
    nvram: nvramAbility(facts),
    ...suggestion(facts, internal, external),
  };
}

function general({ guest, host }: TreeFacts): string | undefined {
  if (host.driver !== 'QEMU')
    return `libvirt takes snapshots only of guests that QEMU runs; this one is run by ${host.driver}.`;
  if (!guest.persistent) return 'The guest has no lasting settings that a snapshot could belong to.';
  return undefined;
}

function internalAbility(facts: TreeFacts): Ability {
  const why = general(facts);
  if (why !== undefined) return cannot(why);
  const { guest, host } = facts;
  const writable = partsOf(facts).filter(
    ({ disk }) => !disk.readOnly && disk.device !== 'cdrom' && disk.kind !== 'empty',
  );
  if (writable.length === 0) return cannot('The guest has no disk that could keep it.');
  const other = writable.find(({ disk }) => disk.format !== 'qcow2');
  if (other)
    return cannot(
      `Every disk has to be of the qcow2 format, which keeps snapshots inside; ${other.disk.target} is ${other.disk.format}.`,
    );
  if (!isActive(guest.state)) return can;
  if (guest.uefi && host.libvirt < INTERNAL_WITH_UEFI)
    return cannot(
      'Of a running guest with UEFI this libvirt takes none: it needs version 10.10. While the guest is off it can.',
    );
  const memory = memoryAbility(facts);
  return memory.possible
    ? can
    : cannot(`One of a running guest always holds its memory. ${memory.why ?? ''}`.trim());
}

function externalAbility(facts: TreeFacts): Ability {
  const why = general(facts);
  if (why !== undefined) return cannot(why);
  const parts = partsOf(facts).filter(({ left }) => left === undefined);
  if (parts.length === 0) return cannot('The guest has no disk of its own that it writes.');
  const other = parts.find(({ disk }) => disk.kind !== 'file');
  if (other)
    return cannot(
      `The disk ${other.disk.target} is no file: there is no folder beside it for a further layer.`,
    );
  return can;
}

function memoryAbility({ guest }: TreeFacts): Ability {
  if (!isActive(guest.state)) return cannot('The guest is off: it has no memory to keep.');
  const [blocker] = guest.memoryBlockers;
  return blocker === undefined ? can : cannot(`QEMU cannot write down the state of ${blocker}.`);
}

function quiesceAbility({ guest }: TreeFacts): Ability {
  if (!isActive(guest.state)) return cannot('The guest is off: its file systems are at rest.');
  return guest.agent ? can : cannot('No agent answers inside the guest.');
}

function nvramAbility({ guest, host }: TreeFacts): Ability {
  if (!guest.uefi) return cannot('The guest has no UEFI variables.');
  return host.keepsNvram
    ? can
    : cannot(
        'The file of its UEFI variables cannot be reached: a snapshot without memory leaves them as they are.',
      );
}

function suggestion(
  { snapshots, guest }: TreeFacts,
  internal: Ability,
  external: Ability,
): { suggested?: SnapshotKind; suggestedWhy?: string } {
  if (!internal.possible && !external.possible) return {};
  const kinds = new Set(snapshots.map(kindOf));
  const only = kinds.size === 1 ? [...kinds][0] : undefined;
  if (only === 'internal' && internal.possible)
    return { suggested: 'internal', suggestedWhy: 'The snapshots of this guest are all of this kind.' };
  if (only === 'external' && external.possible)
    return { suggested: 'external', suggestedWhy: 'The snapshots of this guest are all of this kind.' };
  if (!internal.possible) return { suggested: 'external', suggestedWhy: internal.why ?? '' };
  if (kinds.has('external') && external.possible)
    return {
      suggested: 'external',
      suggestedWhy:
        'The guest goes on in a layer above others already, which an internal one would tie down.',
    };
  const waits = isActive(guest.state) ? ' The guest stands still while its memory is written.' : '';
  return {
    suggested: 'internal',
    suggestedWhy: `Everything stays inside the disks’ own files, and nothing has to be merged later.${waits}`,
  };
}
