import type { RunPlan } from '#shared/contract/container-run/plan.ts';
import type { RunRequest } from '#shared/contract/container-run/request.ts';
import { createBody } from './body.ts';
import { composeFile } from './compose.ts';
import type { RunFacts } from './facts.ts';
import { runLine } from './line.ts';
import { runNotes } from './notes.ts';
import { engineProblems } from './problems/engine.ts';
import { limitProblems } from './problems/limits.ts';
import { mountProblems } from './problems/mounts.ts';
import { networkProblems } from './problems/network.ts';
import { portProblems } from './problems/ports.ts';
import { mountRisks } from './risks/mounts.ts';
import { namespaceRisks } from './risks/namespaces.ts';
import { powerRisks } from './risks/powers.ts';
import { runSteps } from './steps.ts';

const allProblems = [engineProblems, portProblems, mountProblems, networkProblems, limitProblems];
const allRisks = [namespaceRisks, mountRisks, powerRisks];

/** What would be done, what stands in the way and what to mind. */
export function planRun(request: RunRequest, facts: RunFacts): RunPlan {
  const { image } = facts;
  return {
    problems: allProblems.flatMap(find => find(request, facts)),
    risks: allRisks.flatMap(find => find(request)),
    notes: runNotes(request, facts),
    steps: runSteps(request, facts),
    image: {
      present: image !== undefined,
      entrypoint: image?.entrypoint ?? [],
      command: image?.command ?? [],
      user: image?.user ?? '',
      workingDir: image?.workingDir ?? '',
      ports: image?.ports ?? [],
      volumes: image?.volumes ?? [],
    },
    body: createBody(request, facts),
    line: runLine(request, facts),
    compose: composeFile(request),
  };
}
