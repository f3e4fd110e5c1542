import type { Topic } from '../topic.ts';
import { decideExtras, type ExtrasEarlier, type ExtrasPart } from './part.ts';
import { extrasProblems } from './problems.ts';
import { extrasSummary } from './summary.ts';
import { extrasWarnings } from './warnings.ts';
import { writeExtras } from './write.ts';

export const extrasTopic: Topic<ExtrasPart, ExtrasEarlier> = {
  decide: decideExtras,
  problems: extrasProblems,
  warnings: extrasWarnings,
  summary: extrasSummary,
  write: writeExtras,
};
