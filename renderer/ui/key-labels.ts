/** The parts to draw as keys: `Mod+K` is `Ctrl`, `K`. */
export function keyLabels(keys: string): string[] {
  const names: Record<string, string> = { mod: 'Ctrl', delete: 'Del', escape: 'Esc', enter: 'Enter' };
  return keys.split(/[ +]/).map(part => names[part.toLowerCase()] ?? part);
}
