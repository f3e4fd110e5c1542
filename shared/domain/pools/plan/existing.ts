import type { Pool, PoolAction } from '../../../contract/pools.ts';
import { textOf } from '../checks.ts';
import { poolDocument, poolValues } from '../document.ts';
import type { PoolKind } from '../kind.ts';
import { kindOfPool } from '../kinds.ts';
import { fieldProblems } from '../problems.ts';
import { buildOf, serverOf, targetProblem } from './create.ts';
import { type Draft, part, refuse } from './draft.ts';
import type { PoolFacts, PoolWork } from './pool-facts.ts';

type On<Do extends PoolAction['do']> = Extract<PoolAction, { do: Do }>;

export const isOn = ({ state }: Pool): boolean => state !== 'stopped';

const valuesOf = (kind: PoolKind | undefined, { xml }: PoolFacts) =>
  kind && xml !== undefined ? poolValues(kind, xml) : {};

export function planStart({ build }: On<'start'>, pool: Pool, facts: PoolFacts): Draft {
  const { name } = pool;
  const kind = kindOfPool(pool.type);
  const values = valuesOf(kind, facts);
  const how = kind && build !== 'no' ? (kind.making ? 'folder' : buildOf(kind, build)) : undefined;
  const missing = kind?.folder === true && facts.target === 'missing' && how === undefined;
  const path = pool.path ?? '';
  return {
    title: `Start the pool “${name}”`,
    problems: [
      ...(isOn(pool) ? [refuse('STATE_INVALID', { name, state: 'running' })] : []),
      ...(missing ? [refuse('FILE_NOT_FOUND', { path }, 'build')] : []),
      ...(kind ? targetProblem(kind, path, facts) : []),
      ...(facts.serverAnswers === false ? [refuse('HOST_UNREACHABLE', { host: serverOf(values) })] : []),
    ],
    work: [
      ...(how === undefined || !kind?.folder
        ? []
        : [part(`Make the folder ${path}`, { do: 'build', how: 'folder' })]),
      part('Start it', { do: 'start' }),
    ],
  };
}

export function planStop(pool: Pool, facts: PoolFacts): Draft {
  const { name, lasting } = pool;
  return {
    title: `Stop the pool “${name}”`,
    problems: [
      ...(isOn(pool) ? [] : [refuse('STATE_INVALID', { name, state: 'stopped' })]),
      ...held(pool, facts),
    ],
    warnings: facts.users
      .filter(({ active }) => !active || kindOfPool(pool.type)?.stopCuts !== true)
      .map(({ name: guest, active }) => ({
        text: active ? `“${guest}” has a disk in it and goes on.` : `“${guest}” has a disk in it.`,
        why: active
          ? 'It cannot be started again while the pool is stopped, where its disk is a volume of it.'
          : 'It cannot start while the pool is stopped.',
      })),
    lost: lasting
      ? []
      : [
          `The pool “${name}” itself: it is not defined, so that it is there only while it runs. Its ${volumesOf(pool)} stay.`,
        ],
    work: [part('Stop the pool', { do: 'stop' })],
  };
}

export const volumesOf = ({ type }: Pool): string => kindOfPool(type)?.volumes ?? 'volumes';

/** What runs from it would lose its disks, or keeps it from being unmounted. */
export function held({ name, type }: Pool, { users }: PoolFacts) {
  if (kindOfPool(type)?.stopCuts !== true) return [];
  return users
    .filter(({ active }) => active)
    .map(guest =>
      refuse('RESOURCE_BUSY', {
        name,
        reason: `“${guest.name}” runs with a disk in it.`,
        remedy: `Shut “${guest.name}” down first.`,
      }),
    );
}

export function planAutostart({ on }: On<'autostart'>, { name, lasting }: Pool): Draft {
  return {
    title: on ? `Start the pool “${name}” with the host` : `Do not start the pool “${name}” with the host`,
    problems: lasting
      ? []
      : [
          refuse('STATE_INVALID', {
            name,
            reason: 'It is not defined, so that it is there only while it runs.',
            remedy: 'Make a pool of the same folder that lasts.',
          }),
        ],
    work: [
      part(on ? 'Let it start with the host' : 'Do not start it with the host', { do: 'autostart', on }),
    ],
  };
}

export function planRefresh(pool: Pool): Draft {
  const { name } = pool;
  return {
    title: `Look again at what is in “${name}”`,
    problems: isOn(pool)
      ? []
      : [refuse('STATE_INVALID', { name, state: 'stopped', remedy: 'Start it first.' })],
    work: [part(`Look at its ${volumesOf(pool)} and its room`, { do: 'refresh' })],
  };
}

export function planBuild({ overwrite }: On<'build'>, pool: Pool, facts: PoolFacts): Draft {
  const { name, type, path = '' } = pool;
  const kind = kindOfPool(type);
  const title = kind?.making ? `${kind.making.label} for “${name}”` : `Make the folder of “${name}”`;
  if (!kind || (!kind.making && !kind.folder))
    return {
      title,
      problems: [refuse('UNSUPPORTED', { reason: 'There is nothing to build for such a pool.' })],
    };
  const making = kind.making;
  const running = {
    name,
    state: 'running',
    remedy: 'Stop it first.',
  };
  return {
    title,
    problems: isOn(pool) ? [refuse('STATE_INVALID', running)] : [],
    lost: overwrite && making ? [making.lost(valuesOf(kind, facts))] : [],
    work: [
      part(making?.label ?? `Make the folder ${path}`, {
        do: 'build',
        how: making ? (overwrite ? 'overwrite' : 'make') : 'folder',
      }),
    ],
  };
}

export function planEdit({ values, seen }: On<'edit'>, pool: Pool, facts: PoolFacts): Draft {
  const { name } = pool;
  const title = `Change the pool “${name}”`;
  const kind = kindOfPool(pool.type);
  if (!kind || facts.xml === undefined || !pool.lasting)
    return { title, problems: [refuse('UNSUPPORTED', { reason: 'There is no form for such a pool.' })] };
  const now = poolValues(kind, facts.xml);
  const changed = kind.fields.filter(({ property }) => !same(now[property], values[property]));
  const conflict = kind.fields.some(({ property }) => !same(now[property], seen[property]));
  const problems = [
    ...(conflict ? [refuse('CONFLICT', { name })] : []),
    ...fieldProblems(kind, values).map(({ property, label, reason }) =>
      refuse('INPUT_INVALID', { field: label, reason }, `values.${property}`),
    ),
  ];
  if (problems.length > 0) return { title, problems };
  const work: PoolWork =
    changed.length === 0
      ? []
      : [
          part(`Write another ${changed.map(({ label }) => label.toLowerCase()).join(', ')}`, {
            do: 'define',
            xml: poolDocument(kind, name, values, facts.xml),
            before: facts.xml,
          }),
        ];
  return {
    title,
    warnings:
      isOn(pool) && changed.length > 0
        ? [
            {
              text: 'It goes on as it is until it is stopped.',
              why: 'libvirt takes up what is changed when the pool starts the next time.',
            },
          ]
        : [],
    work,
  };
}

const same = (one: unknown, other: unknown): boolean => canonical(one) === canonical(other);

function canonical(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (!Array.isArray(value)) return textOf(value as string);
  return value.length === 0
    ? ''
    : JSON.stringify(
        value.map(row =>
          Object.entries(row as Record<string, unknown>)
            .filter(([, each]) => each !== null && each !== '')
            .toSorted(([a], [b]) => (a < b ? -1 : 1)),
        ),
      );
}
