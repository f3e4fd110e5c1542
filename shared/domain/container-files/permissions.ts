const letters = 'rwxrwxrwx'.split('');

/** Special bits, and the place of the letter that they change. */
const special = [
  { bit: 0o4000, at: 2, with: 's', without: 'S' },
  { bit: 0o2000, at: 5, with: 's', without: 'S' },
  { bit: 0o1000, at: 8, with: 't', without: 'T' },
] as const;

/** `rwxr-xr-x`, as `ls` writes it. */
export function permissionsOf(mode: number): string {
  const text = letters.map((letter, at) => ((mode & (0o400 >> at)) === 0 ? '-' : letter));
  for (const each of special)
    if ((mode & each.bit) !== 0) text[each.at] = text[each.at] === 'x' ? each.with : each.without;
  return text.join('');
}
