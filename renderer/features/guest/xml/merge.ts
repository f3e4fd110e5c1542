import { diff3Merge } from 'node-diff3';

/** A stretch of lines: the same for everybody or changed by one side alone, or changed by both in different ways. */
export type Stretch =
  | { readonly kind: 'agreed'; readonly lines: readonly string[] }
  | {
      readonly kind: 'conflict';
      /** Its first line in the base, from 0: two conflicts never share one. */
      readonly at: number;
      readonly base: readonly string[];
      readonly theirs: readonly string[];
      readonly mine: readonly string[];
    };

export type Choice = 'theirs' | 'mine' | 'both';

/** Puts two edits of one document together, line by line. */
export function mergeThree(base: string, theirs: string, mine: string): Stretch[] {
  const lines = (text: string) => text.split('\n');
  return diff3Merge(lines(mine), lines(base), lines(theirs), { excludeFalseConflicts: true }).flatMap(
    ({ ok, conflict }): Stretch[] => {
      if (conflict) {
        return [
          { kind: 'conflict', at: conflict.oIndex, base: conflict.o, theirs: conflict.b, mine: conflict.a },
        ];
      }
      return ok === undefined ? [] : [{ kind: 'agreed', lines: ok }];
    },
  );
}

/** The document that comes of it; `choices` by the position among the conflicts. */
export function mergedText(stretches: readonly Stretch[], choices: readonly Choice[]): string {
  let conflict = 0;
  return stretches
    .flatMap(stretch => {
      if (stretch.kind === 'agreed') return stretch.lines;
      const choice = choices[conflict++] ?? 'theirs';
      return choice === 'both' ? [...stretch.theirs, ...stretch.mine] : stretch[choice];
    })
    .join('\n');
}
