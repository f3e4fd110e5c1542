import type { Topic } from '../topic.ts';
import { type CpuPart, decideCpu } from './part.ts';
import { cpuProblems } from './problems.ts';
import { cpuSummary } from './summary.ts';
import { cpuWarnings } from './warnings.ts';
import { writeCpu } from './write.ts';

export const cpuTopic: Topic<CpuPart> = {
  decide: decideCpu,
  problems: cpuProblems,
  warnings: cpuWarnings,
  summary: cpuSummary,
  write: writeCpu,
};
