import type { Topic } from '../topic.ts';
import { decideMemory, type MemoryEarlier, type MemoryPart } from './part.ts';
import { memoryProblems } from './problems.ts';
import { memorySummary } from './summary.ts';
import { memoryWarnings } from './warnings.ts';
import { writeMemory } from './write.ts';

export const memoryTopic: Topic<MemoryPart, MemoryEarlier> = {
  decide: decideMemory,
  problems: memoryProblems,
  warnings: memoryWarnings,
  summary: memorySummary,
  write: writeMemory,
};
