import type { Pool, PoolAction } from '../../../contract/pools.ts';
import { poolValues } from '../document.ts';
import type { PoolKind } from '../kind.ts';
import { kindOfPool } from '../kinds.ts';
import { type Draft, part, refuse } from './draft.ts';
import { held, isOn, volumesOf } from './existing.ts';
import type { PoolFacts } from './pool-facts.ts';

/** As many as a person may read. */
const NAMED = 100;

export function planDelete(
  { contents }: Extract<PoolAction, { do: 'delete' }>,
  pool: Pool,
  facts: PoolFacts,
): Draft {
  const { name } = pool;
  return contents ? withContents(pool, facts) : alone(name, pool, facts);
}

function alone(name: string, pool: Pool, facts: PoolFacts): Draft {
  const { path, source, lasting } = pool;
  const place = path ?? source;
  return {
    title: `Remove the pool “${name}”`,
    problems: isOn(pool) ? held(pool, facts) : [],
    warnings: facts.users.map(guest => ({
      text: `“${guest.name}” has a disk in it.`,
      why: 'Its disk stays, and it starts as before where its document names the file. Where it names the pool, it cannot start.',
    })),
    files:
      place === undefined
        ? []
        : [
            {
              path: place,
              becomes: 'kept',
              note: `All ${volumesOf(pool)} stay; libvirt only forgets the pool.`,
            },
          ],
    work: [
      ...(isOn(pool) ? [part('Stop the pool', { do: 'stop' })] : []),
      ...(lasting ? [part('Take its definition away', { do: 'undefine', xml: facts.xml ?? '' })] : []),
    ],
  };
}

function withContents(pool: Pool, facts: PoolFacts): Draft {
  const { name } = pool;
  const kind = kindOfPool(pool.type);
  const title = `Delete the pool “${name}” and all that is in it`;
  const what = volumesOf(pool);
  if (!kind?.empties) {
    const reason = `The ${what} of such a pool belong to whoever runs the storage: libvirt cannot delete them.`;
    const remedy = 'Remove the pool alone, and delete them there.';
    return { title, problems: [refuse('UNSUPPORTED', { reason, remedy }, 'contents')] };
  }
  if (!isOn(pool) || facts.volumes === undefined) {
    const remedy = 'Start it first: only then libvirt knows what is in it.';
    return { title, problems: [refuse('STATE_INVALID', { name, state: 'stopped', remedy }, 'contents')] };
  }
  const { volumes, users } = facts;
  const running = users.filter(({ active }) => active);
  const off = users.filter(({ active }) => !active);
  const refusal = facts.xml === undefined ? undefined : kind.mayNotEmpty?.(poolValues(kind, facts.xml));
  return {
    title,
    problems: running.map(guest =>
      refuse('RESOURCE_BUSY', {
        name,
        reason: `“${guest.name}” runs with a disk in it.`,
        remedy: `Shut “${guest.name}” down first.`,
      }),
    ),
    lost: [
      ...(volumes.length === 0 ? [] : [`${count(volumes.length, what)}, with everything on them.`]),
      ...off.map(guest => `“${guest.name}” loses a disk and cannot start until that is changed.`),
      ...apart(kind, facts, text => `Also ${text}.`),
    ],
    files: volumes
      .slice(0, NAMED)
      .map(({ path, name: volume }) => ({ path, becomes: 'deleted' as const, lost: true, note: volume })),
    warnings: [
      ...(volumes.length > NAMED
        ? [{ text: `Only the first ${NAMED} are listed below.`, why: `All ${volumes.length} are deleted.` }]
        : []),
      ...(refusal && volumes.length > 0 ? [refusal] : []),
    ],
    work: [
      ...(volumes.length === 0
        ? []
        : [
            part(`Delete ${count(volumes.length, what)}`, {
              do: 'delete-volumes',
              names: volumes.map(volume => volume.name),
            }),
          ]),
      part('Stop the pool', { do: 'stop' }),
      ...apart(kind, facts, text => part(`Take away ${text}`, { do: 'take-apart' })),
      ...(pool.lasting ? [part('Take its definition away', { do: 'undefine', xml: facts.xml ?? '' })] : []),
    ],
  };
}

/** A pool that is not defined is gone once it is stopped: nothing can take it apart then. */
function apart<Told>(kind: PoolKind, { xml }: PoolFacts, tell: (text: string) => Told): Told[] {
  return kind.takesApart && xml !== undefined ? [tell(kind.takesApart(poolValues(kind, xml)))] : [];
}

const count = (number: number, what: string): string =>
  number === 1 ? `the one of its ${what}` : `all ${number} ${what}`;
