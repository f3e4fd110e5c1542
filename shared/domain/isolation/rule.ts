import type { IsolationLine } from '../../contract/isolation.ts';
import type { IsolationFacts } from './facts.ts';

/** One thing that separates a guest from its host, or does not. */
export type IsolationRule = (facts: IsolationFacts) => readonly IsolationLine[];
