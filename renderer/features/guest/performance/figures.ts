import type { PerformanceSample } from '#shared/contract/performance.ts';
import { formatBytes } from '#renderer/ui/format.ts';

export interface Line {
  readonly label: string;
  /** null where nothing was measured. */
  readonly values: readonly (number | null)[];
  /** A name of shared/ui tokens: its line is drawn in this colour. */
  readonly colour: string;
}

/** One chart: lines over the same times. */
export interface Figure {
  readonly id: string;
  readonly title: string;
  readonly lines: readonly Line[];
  /** What the axis ends at; left out: a little above the highest value. */
  readonly most?: number;
  /** Ticks stand at powers of two. */
  readonly binary?: boolean;
  readonly format: (value: number) => string;
}

export const percent = (share: number) => `${Math.round(share * 100)} %`;
const aSecond = (bytes: number) => `${formatBytes(Math.round(bytes))}/s`;

const column = (
  samples: readonly PerformanceSample[],
  of: (sample: PerformanceSample) => number | undefined,
): (number | null)[] => samples.map(sample => of(sample) ?? null);

/** Lines of which something was measured. */
const measured = (lines: readonly Line[]) =>
  lines.filter(({ values }) => values.some(value => value !== null));

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

/** In one sentence, for those who do not see the chart and those who look twice. */
export function summaryOf({ lines, format }: Figure): string {
  return lines
    .map(({ label, values }) => {
      const known = values.filter(value => value !== null);
      const now = known.at(-1);
      if (now === undefined) return `${label}: unknown`;
      const highest = known.reduce((most, value) => Math.max(most, value), 0);
      return `${label} ${format(now)}, at most ${format(highest)}`;
    })
    .join('; ');
}
