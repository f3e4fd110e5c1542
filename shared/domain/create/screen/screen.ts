import type { Topic } from '../topic.ts';
import { decideScreen, type ScreenPart } from './part.ts';
import { screenProblems } from './problems.ts';
import { screenSummary } from './summary.ts';
import { screenWarnings } from './warnings.ts';
import { writeScreen } from './write.ts';

export const screenTopic: Topic<ScreenPart> = {
  decide: decideScreen,
  problems: screenProblems,
  warnings: screenWarnings,
  summary: screenSummary,
  write: writeScreen,
};
