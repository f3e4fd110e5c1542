import type { ProjectFacts } from './facts.ts';
import type { Project } from './project.ts';
import type { ProjectWork } from './work.ts';

/** Undefined where the tool, or what it needs to read, is not here. */
export function byTool(
  { folder, files, name }: Project,
  { tool, filesHere }: ProjectFacts,
  runs: readonly (readonly string[])[],
): ProjectWork | undefined {
  if (tool.kind === 'absent' || !filesHere || folder === undefined || files.length === 0) return undefined;
  return { by: 'tool', folder, files, project: name, runs };
}
