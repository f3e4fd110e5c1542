import { useEffect } from 'react';
import { useAgent } from '#renderer/api/agent.ts';
import { useGuestDetails } from '#renderer/api/details.ts';
import { wantSamples } from '#renderer/api/live/samples.ts';
import { useOverview } from '#renderer/api/overview.ts';
import { FailureNote } from '#renderer/ui/failure-note.tsx';
import { FreezeSection } from '../agent/freeze-section.tsx';
import { usePanelGuest } from '../panel-guest.ts';
import { PassthroughNotes } from '#renderer/features/guest/passthrough/note/passthrough-notes.tsx';
import { ReachSection } from '../reach/reach-section.tsx';
import { UnfinishedNote } from '#renderer/app/unfinished/unfinished-note.tsx';
import { GuestAttention } from './attention.tsx';
import { ConsolesSection } from './consoles-section.tsx';
import { DisksSection } from './disks-section.tsx';
import { EngineSection } from './engine-section.tsx';
import { FactsSection } from './facts-section.tsx';
import { FoundAttention } from './found-attention.tsx';
import { InterfacesSection } from './interfaces-section.tsx';
import { LabelsSection } from './labels-section.tsx';
import { LayersSection } from './layers/layers-section.tsx';
import { NotesSection } from './notes-section.tsx';
import { Thumbnail } from './thumbnail.tsx';
import styles from './overview.module.css';

/** What a person wants to know about a guest at a glance. */
export default function OverviewTab() {
  const guest = usePanelGuest();
  const { details, failure } = useGuestDetails(guest);
  const { overview } = useOverview(guest);
  const { agent } = useAgent(guest);
  const { connection, uuid, state } = guest;
  useEffect(() => {
    if (state === 'running') wantSamples('panel', [{ connection, uuid }]);
    return () => wantSamples('panel', []);
  }, [connection, uuid, state]);
  const found = overview?.attention ?? [];
  const errors = found.filter(({ severity }) => severity === 'error');

  return (
    <div className={styles['overview']}>
      <div className={styles['top']}>
        <Thumbnail guest={guest} />
        <FactsSection guest={guest} details={details} overview={overview} agent={agent} />
      </div>
      {failure && <FailureNote failure={failure} />}
      <UnfinishedNote whose={guest} />
      <PassthroughNotes guest={guest} />
      {agent?.frozen && <FreezeSection guest={guest} frozen />}
      <GuestAttention guest={guest} />
      <FoundAttention guest={guest} found={errors} />
      {overview && (
        <LayersSection
          key={`${connection}/${uuid}`}
          guest={guest}
          system={agent?.os?.name ?? guest.os?.label}
          layers={overview.layers}
        />
      )}
      <FoundAttention guest={guest} found={found.filter(({ severity }) => severity !== 'error')} />
      {overview && <NotesSection key={uuid} guest={guest} notes={overview.notes ?? ''} />}
      <EngineSection guest={guest} details={details} />
      <LabelsSection guest={guest} />
      <ConsolesSection guest={guest} />
      {details && <DisksSection guest={guest} disks={details.disks} />}
      {details && <InterfacesSection interfaces={details.interfaces} addresses={guest.addresses} />}
      <ReachSection key={`reach ${connection}/${uuid}`} guest={guest} />
    </div>
  );
}
