import type { PerformanceSample } from '#shared/contract/performance.ts';
import { aSecond, measured, percent, type Figure, type Line } from '#renderer/ui/chart/figure.ts';
import { formatBytes } from '#renderer/ui/format.ts';

const column = (
  samples: readonly PerformanceSample[],
  of: (sample: PerformanceSample) => number | undefined,
): (number | null)[] => samples.map(sample => of(sample) ?? null);

/** Every chart there is of a guest. `eachCpu`: a line for each virtual CPU. */
export function figuresOf(samples: readonly PerformanceSample[], eachCpu: boolean): Figure[] {
  const last = samples.at(-1);
  if (last === undefined) return [];
  return [
    cpuFigure(samples, eachCpu),
    memoryFigure(samples, last),
    ...namesOf(samples, 'disks').map(name => diskFigure(samples, name)),
    ...namesOf(samples, 'interfaces').map(name => cardFigure(samples, name)),
  ];
}

function cpuFigure(samples: readonly PerformanceSample[], eachCpu: boolean): Figure {
  const count = Math.max(...samples.map(({ vcpus }) => vcpus.length));
  const lines: Line[] = eachCpu
    ? Array.from({ length: count }, (_, index) => ({
        label: `CPU ${index}`,
        values: column(samples, ({ vcpus }) => vcpus[index]),
        colour: cpuColour(index, count),
      }))
    : [
        { label: 'Used', values: column(samples, ({ cpu }) => cpu), colour: 'var(--accent)' },
        {
          label: 'Waiting for the host',
          values: column(samples, ({ steal }) => steal),
          colour: 'var(--pause)',
        },
      ];
  return { id: 'cpu', title: 'Processor', lines: measured(lines), most: 1, format: percent };
}

/** From the accent to green, evenly: neighbours can be told apart as far as a dozen. */
const cpuColour = (index: number, count: number) =>
  `color-mix(in oklch, var(--accent), var(--run) ${Math.round((100 * index) / Math.max(1, count - 1))}%)`;

function memoryFigure(samples: readonly PerformanceSample[], last: PerformanceSample): Figure {
  return {
    id: 'memory',
    title: 'Memory',
    binary: true,
    most: Math.max(last.memory.total, ...samples.map(({ memory }) => memory.host ?? 0)),
    format: value => formatBytes(Math.round(value)),
    lines: measured([
      { label: 'Given', values: column(samples, ({ memory }) => memory.total), colour: 'var(--muted)' },
      { label: 'Used inside', values: column(samples, ({ memory }) => memory.used), colour: 'var(--accent)' },
      { label: 'Caches inside', values: column(samples, ({ memory }) => memory.cache), colour: 'var(--run)' },
      {
        label: 'Held on the host',
        values: column(samples, ({ memory }) => memory.host),
        colour: 'var(--pause)',
      },
    ]),
  };
}

function diskFigure(samples: readonly PerformanceSample[], name: string): Figure {
  return {
    id: `disk ${name}`,
    title: `Disk ${name}`,
    binary: true,
    format: aSecond,
    lines: [
      { label: 'Read', values: column(samples, ({ disks }) => disks[name]?.read), colour: 'var(--accent)' },
      {
        label: 'Written',
        values: column(samples, ({ disks }) => disks[name]?.written),
        colour: 'var(--pause)',
      },
    ],
  };
}

function cardFigure(samples: readonly PerformanceSample[], name: string): Figure {
  return {
    id: `network ${name}`,
    title: `Network ${name}`,
    binary: true,
    format: aSecond,
    lines: [
      {
        label: 'Received',
        values: column(samples, ({ interfaces }) => interfaces[name]?.received),
        colour: 'var(--accent)',
      },
      {
        label: 'Sent',
        values: column(samples, ({ interfaces }) => interfaces[name]?.sent),
        colour: 'var(--run)',
      },
    ],
  };
}

function namesOf(samples: readonly PerformanceSample[], what: 'disks' | 'interfaces'): string[] {
  return [...new Set(samples.flatMap(sample => Object.keys(sample[what])))];
}
