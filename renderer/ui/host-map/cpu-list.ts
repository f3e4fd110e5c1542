/** What a person typed, such as `0-3, 8`; undefined for what is no list of numbers. */
export function parseCpuList(text: string): number[] | undefined {
  const cpus = new Set<number>();
  for (const part of text.split(',').map(each => each.trim())) {
    const [, from, to] = /^(\d{1,5})(?:\s*-\s*(\d{1,5}))?$/.exec(part) ?? [];
    if (from === undefined) return undefined;
    const last = Number(to ?? from);
    if (last < Number(from)) return undefined;
    for (let cpu = Number(from); cpu <= last; cpu += 1) cpus.add(cpu);
  }
  return [...cpus].toSorted((a, b) => a - b);
}
