import type { Topic } from '../topic.ts';
import { decideSystem, type SystemPart } from './part.ts';
import { systemProblems } from './problems.ts';
import { systemSummary } from './summary.ts';
import { systemWarnings } from './warnings.ts';
import { writeSystem } from './write.ts';

export const systemTopic: Topic<SystemPart> = {
  decide: decideSystem,
  problems: systemProblems,
  warnings: systemWarnings,
  summary: systemSummary,
  write: writeSystem,
};
