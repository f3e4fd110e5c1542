import { formatBytes } from '#renderer/ui/format.ts';

export interface Line {
  readonly label: string;
  /** null where nothing was measured. */
  readonly values: readonly (number | null)[];
  /** As a style sheet has it: its line is drawn in this colour. */
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
export const aSecond = (bytes: number) => `${formatBytes(Math.round(bytes))}/s`;

/** Lines of which something was measured. */
export const measured = (lines: readonly Line[]) =>
  lines.filter(({ values }) => values.some(value => value !== null));

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
