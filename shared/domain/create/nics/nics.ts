import type { Topic } from '../topic.ts';
import { decideNics, type NicsEarlier, type NicsPart } from './part.ts';
import { nicsProblems } from './problems.ts';
import { nicsSummary } from './summary.ts';
import { nicsWarnings } from './warnings.ts';
import { writeNics } from './write.ts';

export const nicsTopic: Topic<NicsPart, NicsEarlier> = {
  decide: decideNics,
  problems: nicsProblems,
  warnings: nicsWarnings,
  summary: nicsSummary,
  write: writeNics,
};
