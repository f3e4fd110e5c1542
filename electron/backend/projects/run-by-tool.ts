import type { JobContext } from '#electron/jobs/job.ts';
import type { ProjectAction } from '#shared/contract/projects.ts';
import type { ProjectFacts } from '#shared/domain/projects/facts.ts';
import type { ProjectWork } from '#shared/domain/projects/work.ts';
import type { ContainerDeps } from '../containers/ports.ts';
import type { LiveEngine } from '../engines/ports.ts';
import { composeEnv } from './compose/compose-env.ts';
import { whereArgs } from './compose/read-files.ts';
import { type ComposeLine, runCompose } from './compose/run-compose.ts';
import { followProgress } from './follow-progress.ts';
import { whyComposeFailed } from './why-failed.ts';

export interface ToolRun {
  readonly deps: ContainerDeps;
  readonly live: LiveEngine;
  readonly action: ProjectAction;
  readonly work: Extract<ProjectWork, { by: 'tool' }>;
  readonly facts: ProjectFacts;
  readonly job: JobContext;
}

/** As many of its last lines as tell why it failed. */
const WORDS = 20;

export async function runByTool(run: ToolRun): Promise<void> {
  const { deps, live, work, facts, job } = run;
  const { tool } = facts;
  if (tool.kind === 'absent') throw new Error('Without a tool, nothing is planned for it.');
  const { folder, files, project } = work;
  const words: string[] = [];
  const onLine = ({ plain: line }: ComposeLine) => {
    words.splice(0, words.length - WORDS + 1);
    words.push(line);
    job.step(line);
    job.log(line);
  };
  const stop = followProgress(run);
  try {
    for (const args of work.runs) {
      const all = [...whereArgs(folder, files), '--project-name', project, ...args];
      const status = await runCompose({
        tool,
        args: all,
        folder,
        env: composeEnv(live, deps.env),
        onLine,
        signal: job.signal,
      });
      if (status !== 0) throw await whyComposeFailed(run, status, words.join('\n'));
    }
  } finally {
    stop();
  }
}
