import type { ContainerSample } from '#shared/contract/containers.ts';
import { aSecond, measured, percent, type Figure } from '#renderer/ui/chart/figure.ts';
import { formatBytes } from '#renderer/ui/format.ts';

type Samples = readonly ContainerSample[];

const column = (samples: Samples, of: (sample: ContainerSample) => number | undefined): (number | null)[] =>
  samples.map(sample => of(sample) ?? null);

/** Every chart there is of a container; those of which nothing was measured are left out. */
export function figuresOf(samples: Samples): Figure[] {
  return [
    cpuFigure(samples),
    memoryFigure(samples),
    networkFigure(samples),
    blockFigure(samples),
    pidsFigure(samples),
  ]
    .map(figure => ({ ...figure, lines: measured(figure.lines) }))
    .filter(({ lines }) => lines.length > 0);
}

const cpuFigure = (samples: Samples): Figure => ({
  id: 'cpu',
  title: 'Processor, of all CPUs',
  most: 1,
  format: percent,
  lines: [{ label: 'Used', values: column(samples, ({ cpu }) => cpu), colour: 'var(--accent)' }],
});

const memoryFigure = (samples: Samples): Figure => ({
  id: 'memory',
  title: 'Memory',
  binary: true,
  format: value => formatBytes(Math.round(value)),
  lines: [
    { label: 'Used', values: column(samples, ({ memoryUsed }) => memoryUsed), colour: 'var(--accent)' },
    { label: 'Limit', values: column(samples, ({ memoryTotal }) => memoryTotal), colour: 'var(--muted)' },
  ],
});

const networkFigure = (samples: Samples): Figure => ({
  id: 'network',
  title: 'Network',
  binary: true,
  format: aSecond,
  lines: [
    { label: 'Received', values: column(samples, ({ received }) => received), colour: 'var(--accent)' },
    { label: 'Sent', values: column(samples, ({ sent }) => sent), colour: 'var(--run)' },
  ],
});

const blockFigure = (samples: Samples): Figure => ({
  id: 'block',
  title: 'Disks',
  binary: true,
  format: aSecond,
  lines: [
    { label: 'Read', values: column(samples, ({ read }) => read), colour: 'var(--accent)' },
    { label: 'Written', values: column(samples, ({ written }) => written), colour: 'var(--pause)' },
  ],
});

const pidsFigure = (samples: Samples): Figure => ({
  id: 'pids',
  title: 'Processes and threads',
  format: value => String(Math.round(value)),
  lines: [{ label: 'There', values: column(samples, ({ pids }) => pids), colour: 'var(--accent)' }],
});
