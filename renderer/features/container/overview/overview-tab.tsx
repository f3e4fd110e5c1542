import { useEffect } from 'react';
import { useContainerDetails } from '#renderer/api/containers.ts';
import { wantContainerSamples } from '#renderer/api/live/container-samples.ts';
import { FailureNote } from '#renderer/ui/failure-note.tsx';
import { usePanelContainer } from '../panel-container.ts';
import { AttentionNotes } from './attention-notes.tsx';
import { EnvironmentSection } from './environment-section.tsx';
import { FactsSection } from './facts-section.tsx';
import { HealthSection } from './health-section.tsx';
import { LabelsSection } from './labels-section.tsx';
import { MountsSection } from './mounts-section.tsx';
import { NetworksSection } from './networks-section.tsx';
import { PortsSection } from './ports-section.tsx';
import { RunsSection } from './runs-section.tsx';
import styles from './overview.module.css';

/** What a person wants to know about a container at a glance. */
export default function OverviewTab() {
  const container = usePanelContainer();
  const { data: details, failure } = useContainerDetails(container);
  const { engine, id, state } = container;
  useEffect(() => {
    if (state === 'running') wantContainerSamples('panel', [{ engine, id }]);
    return () => wantContainerSamples('panel', []);
  }, [engine, id, state]);
  return (
    <div className={styles['overview']}>
      <div className={styles['top']}>
        <FactsSection container={container} details={details} />
        <PortsSection container={container} />
      </div>
      {failure && <FailureNote failure={failure} />}
      {details && (
        <>
          <AttentionNotes container={container} details={details} />
          {details.health && <HealthSection health={details.health} />}
          <MountsSection container={container} mounts={details.mounts} />
          <NetworksSection container={container} details={details} />
          <EnvironmentSection
            key={`${engine}/${id}`}
            container={container}
            environment={details.environment}
          />
          <RunsSection container={container} details={details} />
          <LabelsSection labels={container.labels} />
        </>
      )}
    </div>
  );
}
