/**
 * Names by ECMA-119, level 1, for those who cannot read Joliet: eight characters and three, of capitals, digits
 * and underscores, each once, with the version that all have.
 */
export function shortNames(names: readonly string[]): string[] {
  const taken = new Set<string>();
  return names.map(name => {
    const dot = name.lastIndexOf('.');
    const stem = legal(dot > 0 ? name.slice(0, dot) : name).slice(0, 8);
    const extension = legal(dot > 0 ? name.slice(dot + 1) : '').slice(0, 3);
    let candidate = stem;
    for (let number = 1; taken.has(`${candidate}.${extension}`); number++)
      candidate = `${stem.slice(0, 7 - String(number).length)}_${number}`;
    taken.add(`${candidate}.${extension}`);
    return `${candidate}.${extension};1`;
  });
}

function legal(text: string): string {
  return text.toUpperCase().replaceAll(/[^A-Z0-9_]/g, '_');
}
