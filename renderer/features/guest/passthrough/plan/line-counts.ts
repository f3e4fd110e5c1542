import { diffIndices } from 'node-diff3';

export interface LineCounts {
  readonly added: number;
  readonly removed: number;
}

/** Lines that one text has and another has not. */
export function countTexts(before: string, after: string): LineCounts {
  const changes = diffIndices(before.split('\n'), after.split('\n'));
  return {
    added: changes.reduce((sum, { buffer2 }) => sum + buffer2[1], 0),
    removed: changes.reduce((sum, { buffer1 }) => sum + buffer1[1], 0),
  };
}
