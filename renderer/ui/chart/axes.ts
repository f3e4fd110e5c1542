import type UPlot from 'uplot';

/** 1, 2, 4 … of each unit, so that ticks of bytes are round. */
const BINARY_STEPS = Array.from({ length: 50 }, (_, power) => 2 ** power);

/** Time along the bottom, in the person's own zone; what is measured along the side. */
export function axes(
  paint: (colour: string) => string,
  fontFamily: string,
  binary: boolean,
  format: (value: number) => string,
): UPlot.Axis[] {
  const common: UPlot.Axis = {
    font: `11px ${fontFamily}`,
    stroke: paint('var(--muted)'),
    grid: { stroke: paint('var(--line)'), width: 1 },
    ticks: { show: false },
  };
  return [
    { ...common, size: 26, space: 70, values: (_, seconds) => seconds.map(clockTime) },
    {
      ...common,
      size: 76,
      space: 28,
      ...(binary && { incrs: BINARY_STEPS }),
      values: (_, values) => values.map(format),
    },
  ];
}

function clockTime(seconds: number): string {
  const whole = new Date(seconds * 1000).toLocaleTimeString('en-GB');
  return seconds % 60 === 0 ? whole.slice(0, 5) : whole;
}
