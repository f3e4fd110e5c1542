/** More than any host has; what is beyond is no list of CPUs. */
const MOST = 65_536;

/**
 * Numbers as the kernel's cpulist and libvirt's cpuset write them: `0-3,8`, and `^2` takes 2 out again
 * (https://libvirt.org/formatdomain.html#cpu-tuning). Words that are none of it are passed over.
 */
export function parseCpuList(text: string): number[] {
  const cpus = new Set<number>();
  for (const word of text.split(',')) {
    const match = /^\s*(\^?)(\d+)(?:-(\d+))?\s*$/.exec(word);
    if (!match) continue;
    const [first, last] = [Number(match[2]), Number(match[3] ?? match[2])];
    for (let cpu = first; cpu <= last && cpu < MOST; cpu++) {
      if (match[1] === '^') cpus.delete(cpu);
      else cpus.add(cpu);
    }
  }
  return [...cpus].toSorted((a, b) => a - b);
}

/** The way back: the shortest list, its parts set apart by `between`. */
export function formatCpuList(numbers: Iterable<number>, between = ','): string {
  const ranges: [number, number][] = [];
  for (const number of [...new Set(numbers)].toSorted((a, b) => a - b)) {
    const last = ranges.at(-1);
    if (last?.[1] === number - 1) last[1] = number;
    else ranges.push([number, number]);
  }
  return ranges.map(([from, to]) => (from === to ? `${from}` : `${from}-${to}`)).join(between);
}
