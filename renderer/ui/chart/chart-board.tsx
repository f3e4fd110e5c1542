import PauseIcon from '@mui/icons-material/PauseOutlined';
import PlayIcon from '@mui/icons-material/PlayArrowOutlined';
import Button from '@mui/material/Button';
import { useState, type ReactNode } from 'react';
import { Segmented } from '../segmented.tsx';
import { Chart } from './chart.tsx';
import type { Figure } from './figure.ts';
import { shownTime, type Span } from './shown-time.ts';
import styles from './chart-board.module.css';

const spans = [
  { value: '1', label: '1 min' },
  { value: '5', label: '5 min' },
  { value: '15', label: '15 min' },
  { value: 'all', label: 'All' },
] as const;

interface Props<Sample extends { readonly at: number }> {
  /** Oldest first; one at least. */
  samples: readonly Sample[];
  figuresOf: (samples: readonly Sample[]) => Figure[];
  /** Further choices, beside how much time is shown. They are given what is shown. */
  aside?: (samples: readonly Sample[]) => ReactNode;
  /** Between the choices and the charts. */
  children?: ReactNode;
  hint: string;
}

/** Charts over one time that can be held still and looked at closer. */
export function ChartBoard<Sample extends { readonly at: number }>(props: Props<Sample>) {
  const { samples: live, figuresOf, aside, children, hint } = props;
  const [span, setSpan] = useState<Span>('5');
  // Held still: the charts go on underneath.
  const [held, setHeld] = useState<readonly Sample[]>();
  const [zoom, setZoom] = useState<{ from: number; to: number }>();
  const samples = held ?? live;
  const { from, to } = zoom ?? shownTime(samples, span);
  const times = samples.map(({ at }) => at);
  const hold = (still: boolean) => {
    setHeld(still ? samples : undefined);
    if (!still) setZoom(undefined);
  };
  return (
    <div className={styles['performance']}>
      <div className={styles['bar']}>
        <Segmented
          label="How much time"
          value={span}
          choices={spans}
          onChange={next => {
            setSpan(next);
            setZoom(undefined);
          }}
        />
        <Button
          startIcon={held ? <PlayIcon /> : <PauseIcon />}
          aria-pressed={held !== undefined}
          onClick={() => hold(held === undefined)}
        >
          {held ? 'Go on' : 'Hold still'}
        </Button>
        {zoom && <Button onClick={() => setZoom(undefined)}>Show it all again</Button>}
        {aside?.(samples)}
      </div>
      {children}
      <div className={styles['charts']}>
        {figuresOf(samples).map(figure => (
          <Chart
            key={figure.id}
            figure={figure}
            times={times}
            from={from}
            to={to}
            onZoom={(begin, end) => {
              setHeld(samples);
              setZoom({ from: begin, to: end });
            }}
          />
        ))}
      </div>
      <p className={styles['hint']}>Draw over a chart to look closer at a stretch of time. {hint}</p>
    </div>
  );
}
