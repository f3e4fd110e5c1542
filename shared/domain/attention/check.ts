import type { Attention } from '../../contract/overview.ts';
import type { AttentionFacts } from './facts.ts';

/** What one check has to say of a guest; nothing where all is well, or where it cannot be told. */
export type AttentionCheck = (facts: AttentionFacts) => readonly Attention[];
