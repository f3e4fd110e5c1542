import type { PoolAction } from '../../../contract/pools.ts';
import { isEmpty, textOf } from '../checks.ts';
import { poolDocument, PoolValueError } from '../document.ts';
import { poolKinds } from '../kinds.ts';
import type { PoolKind } from '../kind.ts';
import { fieldProblems } from '../problems.ts';
import { sameSource } from '../same-source.ts';
import { type Draft, part, refuse } from './draft.ts';
import type { BuildHow, PoolFacts, PoolWork } from './pool-facts.ts';

type Create = Extract<PoolAction, { do: 'create' }>;

export function planCreate(action: Create, facts: PoolFacts): Draft {
  const { type, name, values, start, autostart } = action;
  const kind = poolKinds[type];
  const title = `Make the pool “${name}”`;
  const problems = formProblems(kind, action, facts);
  if (problems.length > 0) return { title, problems };
  const document = written(kind, action);
  if (typeof document !== 'string') return { title, problems: [document] };
  const how = buildOf(kind, action.build);
  const making = how === 'make' || how === 'overwrite' ? kind.making : undefined;
  return {
    title,
    problems: placeProblems(kind, action, facts),
    lost: how === 'overwrite' && making ? [making.lost(values)] : [],
    warnings: [
      ...(making && how === 'make' ? [onlyIfEmpty(kind)] : []),
      ...serverWarning(kind, action, facts),
    ],
    files: filesOf(kind, action, facts, how),
    work: [
      part(`Define the pool “${name}”`, { do: 'define', xml: document }),
      ...buildPart(kind, action, how),
      ...(start ? [part('Start it', { do: 'start' })] : []),
      ...(autostart ? [part('Let it start with the host', { do: 'autostart', on: true })] : []),
    ],
  };
}

/** Of a pool whose target is a folder of the host, the folder is made even where nothing else is. */
export function buildOf(kind: PoolKind, build: Create['build']): BuildHow | undefined {
  if (kind.making) return build === 'no' ? (kind.folder ? 'folder' : undefined) : build;
  // A folder that is not there may be a disk that is not mounted: only when it was asked for.
  if (kind.type === 'dir') return build === 'no' ? undefined : 'folder';
  return kind.folder ? 'folder' : undefined;
}

function buildPart(kind: PoolKind, { values }: Create, how: BuildHow | undefined): PoolWork {
  if (how === undefined) return [];
  const folder = `Make the folder ${textOf(values['path'])}, if it is missing`;
  return [part(how === 'folder' || !kind.making ? folder : kind.making.label, { do: 'build', how })];
}

function formProblems(kind: PoolKind, { name, values, build }: Create, facts: PoolFacts) {
  const wanted = build === 'no' ? [] : (kind.making?.needs ?? []);
  return [
    ...(facts.types.find(({ type }) => type === kind.type)?.supported === true ? [] : [cannot(kind)]),
    ...(facts.pools.some(pool => pool.name === name) ? [refuse('NAME_TAKEN', { name }, 'name')] : []),
    ...fieldProblems(kind, values).map(({ property, label, reason }) =>
      refuse('INPUT_INVALID', { field: label, reason }, `values.${property}`),
    ),
    ...wanted
      .filter(property => isEmpty(values[property] ?? null))
      .map(property => {
        const label = kind.fields.find(field => field.property === property)?.label ?? property;
        const reason = `${kind.making?.label ?? 'Making it'} needs to know it.`;
        return refuse('INPUT_INVALID', { field: label, reason }, `values.${property}`);
      }),
  ];
}

const cannot = (kind: PoolKind) =>
  refuse(
    'UNSUPPORTED',
    {
      reason: `Its libvirt has no driver for pools of the type “${kind.type}”.`,
      remedy: `Install it on the host: on Debian the package libvirt-daemon-driver-storage-${kind.type}, where there is one.`,
    },
    'type',
  );

function written(kind: PoolKind, { name, values }: Create) {
  try {
    return poolDocument(kind, name, values);
  } catch (error) {
    if (!(error instanceof PoolValueError)) throw error;
    const label = kind.fields.find(({ property }) => property === error.property)?.label ?? error.property;
    return refuse('INPUT_INVALID', { field: label, reason: error.message }, `values.${error.property}`);
  }
}

function placeProblems(kind: PoolKind, action: Create, facts: PoolFacts) {
  const { values, start, build } = action;
  const path = textOf(values['path']);
  const other = sameSource(kind, values, facts.pools);
  const taken = other && {
    path,
    reason: `The pool “${other.name}” has it already.`,
    remedy: 'Use that pool, or give this one a place of its own.',
  };
  const missing = kind.type === 'dir' && build === 'no' && start && facts.target === 'missing';
  return [
    ...(taken ? [refuse('RESOURCE_BUSY', taken, `values.${other.field}`)] : []),
    ...targetProblem(kind, path, facts),
    ...(missing ? [refuse('FILE_NOT_FOUND', { path }, 'values.path')] : []),
    ...(start && facts.serverAnswers === false ? [noAnswer(values)] : []),
  ];
}

export function targetProblem({ folder }: PoolKind, path: string, { target }: PoolFacts) {
  if (!folder || target !== 'other') return [];
  const reason = `${path} is there, and is no folder.`;
  return [refuse('INPUT_INVALID', { field: 'Folder', reason }, 'values.path')];
}

const noAnswer = (values: Create['values']) =>
  refuse('HOST_UNREACHABLE', { host: serverOf(values) }, 'values.source.hosts.name');

export function serverOf(values: Create['values']): string {
  const hosts = values['source.hosts'];
  return textOf(Array.isArray(hosts) ? hosts[0]?.['name'] : values['source.hosts.name']);
}

const onlyIfEmpty = ({ making, volumes }: PoolKind) => ({
  text: 'It is only done where nothing is found.',
  why:
    making?.guarded === true
      ? `libvirt looks first, and refuses when there is a file system, a partition table or ${volumes} already.`
      : 'The host’s own tools look first, and refuse when a disk is in use.',
});

function serverWarning(kind: PoolKind, { values, start }: Create, { serverAnswers }: PoolFacts) {
  if (start || serverAnswers !== false || !kind.port) return [];
  return [
    {
      text: `${serverOf(values)} does not answer now.`,
      why: 'The pool is defined, and can be started once it does.',
    },
  ];
}

function filesOf(kind: PoolKind, { values }: Create, { target }: PoolFacts, how: BuildHow | undefined) {
  const path = textOf(values['path']);
  if (!kind.folder || path === '') return [];
  if (target === 'folder')
    return [{ path, becomes: 'kept' as const, note: 'The folder, with all that is in it.' }];
  return how === undefined ? [] : [{ path, becomes: 'made' as const, note: 'The folder.' }];
}
