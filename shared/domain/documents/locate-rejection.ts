/**
 * The line that libvirt most likely means by its refusal; undefined when nothing in its message can be found. libvirt
 * names values in quotes, and says no line. What a person has just changed is the likelier place.
 */
export function locateRejection(message: string, xml: string, base: string): number | undefined {
  const lines = xml.split('\n');
  const before = new Set(base.split('\n').map(line => line.trim()));
  const changed = (index: number) => !before.has((lines[index] ?? '').trim());
  const words = Array.from(message.matchAll(/['"‘“<]([^'"’”<>\n]{1,200})['"’”>]/g), ([, word = '']) => word);
  for (const word of words) {
    const holding = lines.flatMap((line, index) => (holds(line, word) ? [index] : []));
    const best = holding.find(changed) ?? (holding.length === 1 ? holding[0] : undefined);
    if (best !== undefined) return best + 1;
  }
  const first = lines.findIndex((line, index) => line.trim() !== '' && changed(index));
  return first < 0 ? undefined : first + 1;
}

/** As a value in quotes, as a name, or as the text of an element. */
function holds(line: string, word: string): boolean {
  const at = line.indexOf(word);
  return at > 0 && /['"<> /=]/.test(line[at - 1] ?? '') && /['"<>\s/=]|$/.test(line.charAt(at + word.length));
}
