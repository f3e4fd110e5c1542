import { useEffect, useEffectEvent, useRef, useState } from 'react';
import UPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { axes } from './axes.ts';
import { useThemeName } from './use-theme-name.ts';
import { type Figure, summaryOf } from './figure.ts';
import styles from './chart.module.css';

interface Props {
  figure: Figure;
  /** Milliseconds since 1970, one for each value. */
  times: readonly number[];
  /** What is shown of them, in the same measure. */
  from: number;
  to: number;
  /** A person drew over a stretch of time. */
  onZoom: (from: number, to: number) => void;
}

const HEIGHT = 148;

/** A chart with its lines named, their values where the pointer is, and what it shows in words. */
export function Chart({ figure, times, from, to, onZoom }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const plot = useRef<UPlot>(undefined);
  const theme = useThemeName();
  const [at, setAt] = useState<number>();
  const zoomed = useEffectEvent(onZoom);
  const format = useEffectEvent((value: number) => figure.format(value));
  const highest = useEffectEvent(
    (shown: number) => figure.most ?? Math.max(shown * 1.15, figure.binary === true ? 1024 : 1),
  );
  const names = figure.lines.map(({ label, colour }) => `${label} ${colour}`).join('\n');

  useEffect(() => {
    const holder = place.current;
    if (holder === null) return undefined;
    const paint = painter(holder);
    const made = new UPlot(
      {
        width: holder.clientWidth,
        height: HEIGHT,
        legend: { show: false },
        cursor: { sync: { key: 'performance' }, drag: { x: true, y: false, setScale: false } },
        scales: { x: { time: true }, y: { range: (_, __, most) => [0, highest(most ?? 0)] } },
        axes: axes(paint, getComputedStyle(holder).fontFamily, figure.binary === true, value =>
          format(value),
        ),
        series: [
          {},
          ...names.split('\n').map((name, index) => {
            const colour = paint(figure.lines[index]?.colour ?? 'var(--accent)');
            return { label: name, stroke: colour, width: 1.5, points: { show: false } };
          }),
        ],
        hooks: {
          setCursor: [({ cursor }) => setAt(cursor.idx ?? undefined)],
          setSelect: [
            self => {
              const { left, width } = self.select;
              if (width < 4) return;
              zoomed(self.posToVal(left, 'x') * 1000, self.posToVal(left + width, 'x') * 1000);
              self.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
            },
          ],
        },
      },
      [[], ...names.split('\n').map(() => [])],
      holder,
    );
    plot.current = made;
    const resized = new ResizeObserver(() => made.setSize({ width: holder.clientWidth, height: HEIGHT }));
    resized.observe(holder);
    return () => {
      resized.disconnect();
      made.destroy();
      plot.current = undefined;
    };
    // A line's values change every second; only other lines or colours make another chart.
    // oxlint-disable-next-line react/exhaustive-deps -- `names` stands for the lines
  }, [names, theme]);

  useEffect(() => {
    plot.current?.batch(() => {
      plot.current?.setData(
        [times.map(time => time / 1000), ...figure.lines.map(({ values }) => [...values])],
        false,
      );
      plot.current?.setScale('x', { min: from / 1000, max: to / 1000 });
    });
  }, [figure, times, from, to, names, theme]);

  const index = at ?? times.length - 1;
  return (
    <figure className={styles['chart']}>
      <figcaption>
        <strong>{figure.title}</strong>
        <span className="visually-hidden">{summaryOf(figure)}</span>
        <ul aria-hidden="true">
          {figure.lines.map(({ label, colour, values }) => {
            const value = values[index];
            return (
              <li key={label}>
                <i style={{ background: colour }} />
                {label} <b>{value === null || value === undefined ? '–' : figure.format(value)}</b>
              </li>
            );
          })}
        </ul>
      </figcaption>
      <div ref={place} aria-hidden="true" />
    </figure>
  );
}

/** Canvas knows no custom properties: a colour is asked of an element that has it. */
function painter(holder: HTMLElement): (colour: string) => string {
  const probe = document.createElement('i');
  holder.append(probe);
  const colours = new Map<string, string>();
  queueMicrotask(() => probe.remove());
  return colour => {
    const known = colours.get(colour);
    if (known !== undefined) return known;
    probe.style.color = colour;
    const painted = getComputedStyle(probe).color;
    colours.set(colour, painted);
    return painted;
  };
}
