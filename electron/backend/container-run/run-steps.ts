import { refusalOf } from '#electron/docker/engine-error.ts';
import type { JobContext } from '#electron/jobs/job.ts';
import type { UndoableStep } from '#electron/jobs/undo.ts';
import type { ContainerId } from '#shared/contract/containers.ts';
import type { RunPlan } from '#shared/contract/container-run/plan.ts';
import type { RunRequest } from '#shared/contract/container-run/request.ts';
import { endpointOf, networksOf } from '#shared/domain/run/parts/network.ts';
import type { LiveEngine } from '../engines/ports.ts';
import { requireReference } from '../images/carry/named.ts';
import { pull } from '../images/carry/pull.ts';
import { makeContainer } from './make-container.ts';
import type { RunDeps } from './run-deps.ts';

export interface Run {
  readonly deps: RunDeps;
  readonly live: LiveEngine;
  readonly request: RunRequest;
  readonly plan: RunPlan;
  readonly newVolumes: readonly string[];
  readonly job: JobContext;
  /** Told as soon as the container is there. */
  readonly made: (id: ContainerId) => void;
}

/** What the plan says, as steps that know their way back. */
export function stepsOf(run: Run): UndoableStep[] {
  const { live, request, plan, newVolumes } = run;
  const { docker } = live;
  let id: ContainerId | undefined;
  const it = () => docker.getContainer(id ?? '');
  const title = (kind: string, at = 0) => plan.steps.filter(step => step.kind === kind)[at]?.title ?? kind;
  const [, ...others] = networksOf(request);
  return [
    ...(plan.steps.some(({ kind }) => kind === 'pull') ? [pullStep(run, title('pull'))] : []),
    ...newVolumes.map((volume, at) => volumeStep(live, volume, title('volume', at))),
    {
      title: title('container'),
      do: async () => {
        id = await makeContainer(live, request, plan.body, run.job);
        run.made(id);
      },
      undo: () => it().remove({ force: true, v: true }).catch(unlessGone),
    },
    ...others.map(
      (network, at): UndoableStep => ({
        title: title('network', at),
        do: () =>
          docker
            .getNetwork(network.name)
            .connect({ Container: id ?? '', EndpointConfig: endpointOf(network) }),
        // It leaves with the container.
        undo: () => Promise.resolve(),
      }),
    ),
    ...(request.start === false
      ? []
      : [{ title: title('start'), do: () => it().start(), undo: () => Promise.resolve() }]),
  ];
}

/** One that removes itself may be gone already. */
function unlessGone(error: unknown): void {
  if (refusalOf(error)?.status !== 404) throw error;
}

const pullStep = ({ deps, job, live, request }: Run, title: string): UndoableStep => ({
  title,
  do: () =>
    pull(deps, job, {
      engine: live.id,
      reference: requireReference(request.image, 'image'),
      platform: request.platform,
    }),
  // Layers that came are kept: the next time goes faster for them.
  undo: () => Promise.resolve(),
});

const volumeStep = ({ docker }: LiveEngine, name: string, title: string): UndoableStep => ({
  title,
  do: () => docker.createVolume({ Name: name }).then(() => undefined),
  undo: () => docker.getVolume(name).remove().catch(unlessGone),
});
