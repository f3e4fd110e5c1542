import { useEffect } from 'react';
import { wantContainerSamples, useContainerCourse } from '#renderer/api/live/container-samples.ts';
import { containerKey } from '#renderer/api/live/containers.ts';
import { isContainerActive } from '#shared/domain/containers/actions.ts';
import { ChartBoard } from '#renderer/ui/chart/chart-board.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { usePanelContainer } from '../panel-container.ts';
import { figuresOf } from './figures.ts';

/** What the container does, as charts over one time. */
export default function PerformanceTab() {
  const container = usePanelContainer();
  const samples = useContainerCourse(containerKey(container));
  const { engine, id, state } = container;
  useEffect(() => {
    if (state === 'running') wantContainerSamples('panel', [{ engine, id }]);
    return () => wantContainerSamples('panel', []);
  }, [engine, id, state]);

  if (samples.length === 0) {
    return isContainerActive(state) ? (
      <EmptyState title="Looking at the container…">The first figures are there in a moment.</EmptyState>
    ) : (
      <EmptyState title="Nothing to see while it is stopped">
        Start the container to see its processor, memory, network and disks at work.
      </EmptyState>
    );
  }
  return (
    <ChartBoard
      samples={samples}
      figuresOf={figuresOf}
      hint="Figures are taken only while somebody looks; the last two minutes and more are kept."
    />
  );
}
