import type { RunRequest } from '#shared/contract/container-run/request.ts';
import { type EngineFeature, lackOf } from '#shared/domain/engines/features.ts';
import type { RunFacts } from '../facts.ts';
import { problem, unfit, when, type FindProblems } from './problem.ts';

/** The image has to be fetched: it is not there, or not for this platform, or a newer one is wanted. */
export function mustPull(request: RunRequest, { image }: Pick<RunFacts, 'image'>): boolean {
  if (request.pull === 'always') return true;
  if (image === undefined) return true;
  return request.platform !== undefined && !isFor(request.platform, image);
}

function isFor(platform: string, { os, arch }: { os: string; arch: string }): boolean {
  const [wantedOs, wantedArch] = platform.split('/');
  return wantedOs === os && wantedArch === arch;
}

const runsNothing = ({ entrypoint = [], command = [] }: RunRequest, image: NonNullable<RunFacts['image']>) =>
  [entrypoint, command, image.entrypoint, image.command].every(words => words.length === 0);

function needs(field: keyof RunRequest, request: RunRequest, { engine }: RunFacts, feature: EngineFeature) {
  const lack = request[field] === undefined ? undefined : lackOf(engine, feature);
  if (lack === undefined) return [];
  const { words, has, needs: needed } = lack;
  return [problem(field, 'API_TOO_OLD', { host: engine.label, feature: words, has, needs: needed })];
}

/** What this engine is too old for, does not have, or has under that name already. */
export const engineProblems: FindProblems = (request, facts) => {
  const { engine } = facts;
  const { name, runtime, envFiles = [] } = request;
  return [
    ...needs('platform', request, facts, 'run-platform'),
    ...needs('gpus', request, facts, 'device-requests'),
    ...when(
      request.pull === 'never' && mustPull(request, facts),
      problem('image', 'IMAGE_ABSENT', {
        image: request.image,
        reason: 'The engine does not have it, and it is not to be pulled.',
      }),
    ),
    ...when(
      name !== undefined && facts.containers.some(each => each.name === name),
      problem('name', 'NAME_TAKEN', { name: name ?? '' }),
    ),
    ...when(
      runtime !== undefined && !engine.runtimes.includes(runtime),
      unfit('runtime', `${engine.label} has ${engine.runtimes.join(', ')}.`),
    ),
    ...envFiles.flatMap((path, at) => {
      const read = facts.envFiles.get(path);
      return read !== undefined && 'code' in read ? [{ field: `envFiles.${at}`, failure: read }] : [];
    }),
    ...(typeof facts.seccomp === 'object' ? [{ field: 'security.seccomp', failure: facts.seccomp }] : []),
    ...when(
      request.autoRemove === true && request.restart !== undefined && request.restart.policy !== 'no',
      unfit('autoRemove', 'What is started again cannot remove itself when it ends: choose one of the two.'),
    ),
    ...when(
      facts.image !== undefined && !mustPull(request, facts) && runsNothing(request, facts.image),
      unfit('command', 'The image does not say what to run: say it here.'),
    ),
  ];
};
