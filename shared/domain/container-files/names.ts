/** Letters that draw nothing of their own, or turn what stands around them: a name could show as another. */
const unseen = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/** A name as it is safe to show: what cannot be seen in it is written out. */
export const shownName = (name: string): string =>
  name.replace(
    unseen,
    letter => `‹${(letter.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}›`,
  );

/** A name that every system takes for a file and shows as it is, and that fits between the colons of a drag. */
export const portableName = (name: string): string =>
  name
    .replace(unseen, '_')
    .replace(/[/\\:*?"<>|]/g, '_')
    .replace(/^\.{1,2}$/, '_') || '_';
