import type { TouchedFile } from '../../contract/action-plan.ts';
import type { EngineVolume, EngineVolumeAction } from '../../contract/engine-volumes.ts';
import type { Labels } from '../../contract/values.ts';
import { namesOf } from '../engines/names-of.ts';
import type { Planned } from '../snapshots/planned.ts';
import { sized } from '../snapshots/planned.ts';
import { checkNewVolume } from './check-new-volume.ts';
import { driverOptions, keptElsewhere } from './driver-options.ts';
import type { EngineVolumeFacts } from './facts.ts';

export type EngineVolumeWork =
  | {
      readonly do: 'create';
      readonly name: string;
      readonly driver: string;
      readonly options: Labels;
      readonly labels: Labels;
    }
  | { readonly do: 'remove'; readonly name: string };

type Draft = Partial<Planned<never>['plan']> & { title: string; work?: readonly EngineVolumeWork[] };

/** What doing something to an engine's volumes means, and what stands in its way. */
export function planEngineVolumes(
  action: EngineVolumeAction,
  facts: EngineVolumeFacts,
): Planned<readonly EngineVolumeWork[]> {
  const { work = [], ...draft } = draftOf(action, facts);
  const empty = { files: [], lost: [], warnings: [], problems: [], space: [] };
  const plan = { ...empty, takesEffect: 'now' as const, steps: work.map(words), ...draft };
  return { plan, work: plan.problems.length > 0 ? [] : work };
}

const words = (work: EngineVolumeWork): string =>
  work.do === 'create' ? `Make the volume “${work.name}”` : `Remove the volume “${work.name}”`;

function draftOf(action: EngineVolumeAction, facts: EngineVolumeFacts): Draft {
  switch (action.do) {
    case 'create':
      return planCreate(action, facts);
    case 'remove':
      return planRemove(action.names, facts);
    case 'prune': {
      const unused = unusedVolumes(facts.volumes, action.anonymous);
      return {
        ...removal(unused, facts),
        title: 'Remove volumes that nobody uses',
        problems:
          unused.length > 0
            ? []
            : [
                {
                  failure: {
                    code: 'STATE_INVALID',
                    params: {
                      name: facts.engine,
                      reason: action.anonymous
                        ? 'Every volume is in use, or has a name that somebody gave it.'
                        : 'Every volume is in use.',
                      remedy: action.anonymous
                        ? 'Remove containers first, or choose volumes with a name too.'
                        : 'Remove containers first.',
                    },
                  },
                },
              ],
      };
    }
  }
}

/** What a prune would remove. */
export const unusedVolumes = (volumes: readonly EngineVolume[], anonymous: boolean): EngineVolume[] =>
  volumes.filter(volume => volume.users.length === 0 && (volume.anonymous || !anonymous));

function planCreate(action: Extract<EngineVolumeAction, { do: 'create' }>, facts: EngineVolumeFacts): Draft {
  const { name, of, labels } = action;
  return {
    title: `Make the volume “${name}”`,
    problems: checkNewVolume(action, facts),
    warnings: whenMounted(action, facts),
    work: [{ do: 'create', name, labels, ...driverOptions(of) }],
  };
}

/** The engine notes what a volume stands for, and tries it when the first container with it starts. */
function whenMounted({ of }: Extract<EngineVolumeAction, { do: 'create' }>, { folder }: EngineVolumeFacts) {
  if (of.kind === 'nfs')
    return [
      {
        text: `${of.server} is not asked now.`,
        why: 'The engine mounts the folder when the first container with this volume starts.',
        remedy: 'The host of the engine needs nfs-common or nfs-utils, and the server has to let it in.',
      },
    ];
  if (of.kind === 'bind' && folder === undefined)
    return [
      {
        text: `Whether ${of.folder} is there cannot be seen from here.`,
        why: 'It is a folder of the engine’s host; without it, no container with this volume starts.',
      },
    ];
  if (of.kind === 'tmpfs')
    return [
      {
        text: 'What is written to it is gone with the last container that runs with it.',
        why: 'It is kept in memory.',
      },
    ];
  return [];
}

function planRemove(names: readonly string[], facts: EngineVolumeFacts): Draft {
  const found = names.map(name => facts.volumes.find(volume => volume.name === name) ?? name);
  const absent = found.filter(each => typeof each === 'string');
  const there = found.filter(each => typeof each !== 'string');
  return {
    ...removal(there, facts),
    title: names.length === 1 ? `Remove the volume “${names[0]}”` : `Remove ${names.length} volumes`,
    problems: [
      ...absent.map(name => ({ failure: { code: 'NOT_FOUND' as const, params: { name } } })),
      ...there.filter(({ users }) => users.length > 0).map(volume => ({ failure: inUse(volume) })),
    ],
  };
}

/** Why a volume cannot be removed. */
export function inUse({ name, users }: Pick<EngineVolume, 'name' | 'users'>) {
  const by = namesOf(users.map(user => user.name));
  return {
    code: 'RESOURCE_BUSY' as const,
    params: {
      name,
      reason: `${by} ${users.length === 1 ? 'has' : 'have'} it mounted, or will when started.`,
      remedy: `Remove ${users.length === 1 ? 'that container' : 'those containers'} first.`,
    },
  };
}

function removal(volumes: readonly EngineVolume[], { sizes }: EngineVolumeFacts) {
  const files = volumes.map((volume): TouchedFile => {
    const elsewhere = keptElsewhere(volume);
    const kept = elsewhere !== undefined && elsewhere !== 'in memory';
    return {
      path: volume.name,
      becomes: 'deleted',
      ...sized(sizes[volume.name]),
      ...(kept ? { note: `what it holds stays ${elsewhere}` } : { lost: true }),
    };
  });
  const losing = files.filter(({ lost }) => lost === true);
  return {
    files,
    lost:
      losing.length === 0
        ? []
        : [
            losing.length === 1
              ? `Everything in the volume “${losing[0]?.path}”.`
              : `Everything in ${losing.length} volumes.`,
          ],
    work: volumes.map(({ name }) => ({ do: 'remove' as const, name })),
  };
}
