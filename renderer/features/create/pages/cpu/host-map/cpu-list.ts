/** `0-3, 8` of 0, 1, 2, 3 and 8, as libvirt and the kernel write sets of CPUs. */
export function cpuListText(cpus: readonly number[]): string {
  const runs: [number, number][] = [];
  for (const cpu of cpus.toSorted((a, b) => a - b)) {
    const last = runs.at(-1);
    if (last !== undefined && last[1] === cpu - 1) last[1] = cpu;
    else runs.push([cpu, cpu]);
  }
  return runs.map(([from, to]) => (from === to ? `${from}` : `${from}-${to}`)).join(', ');
}

/** The way back; undefined for what is no list of numbers. */
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
