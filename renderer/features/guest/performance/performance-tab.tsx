import SaveIcon from '@mui/icons-material/SaveAltOutlined';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { isActive } from '#shared/domain/guests/state.ts';
import { usePerformance } from '#renderer/api/live/performance.ts';
import { ChartBoard } from '#renderer/ui/chart/chart-board.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import styles from '#renderer/ui/chart/chart-board.module.css';
import { usePanelGuest } from '../panel-guest.ts';
import { BlockJobs } from './block-jobs.tsx';
import { figuresOf } from './figures.ts';
import { saveCsv } from './save-csv.ts';

/** What the guest does, as charts over one time; kept for as long as Innkeeper runs. */
export default function PerformanceTab() {
  const guest = usePanelGuest();
  const { samples, blockJobs } = usePerformance(guest);
  const [eachCpu, setEachCpu] = useState(false);

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
  return (
    <ChartBoard
      samples={samples}
      figuresOf={shown => figuresOf(shown, eachCpu)}
      hint="One figure a second is kept while a page like this is open, for the last hour."
      aside={shown => (
        <>
          {guest.vcpus > 1 && (
            <label className={styles['each']}>
              <input type="checkbox" checked={eachCpu} onChange={event => setEachCpu(event.target.checked)} />
              Each CPU
            </label>
          )}
          <Button
            className={styles['save'] ?? ''}
            startIcon={<SaveIcon />}
            onClick={() => saveCsv(guest.name, shown)}
          >
            Save as CSV
          </Button>
        </>
      )}
    >
      {blockJobs.length > 0 && <BlockJobs jobs={blockJobs} />}
    </ChartBoard>
  );
}
