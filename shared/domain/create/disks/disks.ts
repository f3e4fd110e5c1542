import type { Topic } from '../topic.ts';
import { decideDisks } from './decide.ts';
import { diskProblems } from './disk-problems.ts';
import type { DisksPart } from './part.ts';
import { poolProblems } from './pool-problems.ts';
import { rowProblems } from './row-problems.ts';
import { sourceProblems } from './source-problems.ts';
import { diskSummary } from './summary.ts';
import { diskWarnings } from './warnings.ts';
import { writeDisks } from './write.ts';

export const disksTopic: Topic<DisksPart> = {
  decide: decideDisks,
  problems: (part, setting) => [
    ...sourceProblems(part, setting),
    ...diskProblems(part, setting),
    ...rowProblems(part),
    ...poolProblems(part, setting),
  ],
  warnings: diskWarnings,
  summary: diskSummary,
  write: writeDisks,
};
