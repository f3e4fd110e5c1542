import { type ApiVersion, apiVersionSchema, type EngineFacts } from '#shared/contract/engines.ts';
import { isAtLeast } from './api-version.ts';

interface Feature {
  /** The first version of the API that has it (moby: docs/api/version-history.md). */
  readonly needs: ApiVersion;
  /** As a thing that something is too old for. */
  readonly words: string;
}

const since = (needs: string, words: string): Feature => ({ needs: apiVersionSchema.parse(needs), words });

/** What newer engines can and older ones cannot. What every engine can that we talk to is not here. */
export const engineFeatures = {
  'pull-platform': since('1.32', 'pulling an image of another platform'),
  'exec-folder': since('1.35', 'a shell that begins in a folder of your choice'),
  buildkit: since('1.39', 'building with BuildKit'),
  'build-cache-prune': since('1.39', 'clearing the build cache by itself'),
  'device-requests': since('1.40', 'giving a container GPUs'),
  'pids-limit-update': since('1.40', 'changing the limit of processes while a container exists'),
  'dangling-networks': since('1.40', 'telling which networks nothing uses'),
  'cgroup-namespace': since('1.41', 'choosing the cgroup namespace of a container'),
  'run-platform': since('1.41', 'running an image of another platform'),
  'one-shot-statistics': since('1.41', 'reading statistics once, without waiting a second'),
  'stop-signal': since('1.42', 'stopping with another signal'),
  'shared-size': since('1.42', 'telling how much of an image is shared with others'),
  'disk-usage-by-kind': since('1.42', 'counting the room of one kind of thing by itself'),
  'prune-named-volumes': since('1.42', 'choosing whether volumes with a name are pruned too'),
  'shell-size': since('1.42', 'a shell that has its right size from the first line'),
  annotations: since('1.43', 'annotations for the runtime'),
  'health-start-interval': since('1.44', 'checking health more often while a container starts'),
  'several-networks': since('1.44', 'joining several networks when a container is made'),
  'mac-address-per-network': since('1.44', 'a MAC address of its own in each network'),
  'volume-subfolder': since('1.45', 'mounting one folder of a volume'),
  'image-platforms': since('1.47', 'listing the platforms of an image'),
} as const satisfies Record<string, Feature>;

export type EngineFeature = keyof typeof engineFeatures;

export const allEngineFeatures = Object.keys(engineFeatures) as readonly EngineFeature[];

/** Why an engine cannot do something; undefined: it can. */
export interface EngineLack {
  readonly feature: EngineFeature;
  readonly words: string;
  readonly needs: ApiVersion;
  readonly has: ApiVersion;
}

export function lackOf({ api }: Pick<EngineFacts, 'api'>, feature: EngineFeature): EngineLack | undefined {
  const { needs, words } = engineFeatures[feature];
  return isAtLeast(api, needs) ? undefined : { feature, words, needs, has: api };
}

/** For beside a button that cannot be pressed. */
export const lackSentence = ({ words, needs, has }: EngineLack): string =>
  `This engine is too old for ${words}: it speaks version ${has} of Docker’s API, and ${needs} is needed.`;
