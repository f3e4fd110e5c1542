import PauseIcon from '@mui/icons-material/PauseOutlined';
import PlayIcon from '@mui/icons-material/PlayArrowOutlined';
import SaveIcon from '@mui/icons-material/SaveAltOutlined';
import Button from '@mui/material/Button';
import { useState } from 'react';
import type { PerformanceSample } from '#shared/contract/performance.ts';
import { isActive } from '#shared/domain/guests/state.ts';
import { usePerformance } from '#renderer/api/live/performance.ts';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { Segmented } from '#renderer/ui/segmented.tsx';
import { usePanelGuest } from '../panel-guest.ts';
import { BlockJobs } from './block-jobs.tsx';
import { Chart } from './chart.tsx';
import { figuresOf } from './figures.ts';
import { saveCsv } from './save-csv.ts';
import { shownTime, type Span } from './shown-time.ts';
import styles from './performance-tab.module.css';

const spans = [
  { value: '1', label: '1 min' },
  { value: '5', label: '5 min' },
  { value: '15', label: '15 min' },
  { value: 'all', label: 'All' },
] as const;

/** What the guest does, as charts over one time; kept for as long as Innkeeper runs. */
export default function PerformanceTab() {
  const guest = usePanelGuest();
  const { samples: live, blockJobs } = usePerformance(guest);
  const [span, setSpan] = useState<Span>('5');
  const [eachCpu, setEachCpu] = useState(false);
  // Held still: the charts go on underneath.
  const [held, setHeld] = useState<readonly PerformanceSample[]>();
  const [zoom, setZoom] = useState<{ from: number; to: number }>();
  const samples = held ?? live;

  if (samples.length === 0) {
    return isActive(guest.state) ? (
      <EmptyState title="Looking at the guest…">The first figures are there in a moment.</EmptyState>
    ) : (
      <EmptyState title="Nothing to see while it is off">
        Start the guest to see its processor, memory, disks and networks at work. What was seen is kept here
        for as long as Innkeeper runs.
      </EmptyState>
    );
  }
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
        {guest.vcpus > 1 && (
          <label className={styles['each']}>
            <input type="checkbox" checked={eachCpu} onChange={event => setEachCpu(event.target.checked)} />
            Each CPU
          </label>
        )}
        <Button
          className={styles['save'] ?? ''}
          startIcon={<SaveIcon />}
          onClick={() => saveCsv(guest.name, samples)}
        >
          Save as CSV
        </Button>
      </div>
      {blockJobs.length > 0 && <BlockJobs jobs={blockJobs} />}
      <div className={styles['charts']}>
        {figuresOf(samples, eachCpu).map(figure => (
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
      <p className={styles['hint']}>
        Draw over a chart to look closer at a stretch of time. One figure a second is kept while a page like
        this is open, for the last hour.
      </p>
    </div>
  );
}
