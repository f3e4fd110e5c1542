import { useEffect } from 'react';
import { useGuestDetails } from '#renderer/api/details.ts';
import { wantSamples } from '#renderer/api/live/samples.ts';
import { FailureNote } from '#renderer/ui/failure-note.tsx';
import { usePanelGuest } from '../panel-guest.ts';
import { GuestAttention } from './attention.tsx';
import { ConsolesSection } from './consoles-section.tsx';
import { DisksSection } from './disks-section.tsx';
import { EngineSection } from './engine-section.tsx';
import { FactsSection } from './facts-section.tsx';
import { InterfacesSection } from './interfaces-section.tsx';
import { LabelsSection } from './labels-section.tsx';
import { Thumbnail } from './thumbnail.tsx';
import styles from './overview.module.css';

/** What a person wants to know about a guest at a glance. */
export default function OverviewTab() {
  const guest = usePanelGuest();
  const { details, failure } = useGuestDetails(guest);
  const { connection, uuid, state } = guest;
  useEffect(() => {
    if (state === 'running') wantSamples('panel', [{ connection, uuid }]);
    return () => wantSamples('panel', []);
  }, [connection, uuid, state]);

  return (
    <div className={styles['overview']}>
      <div className={styles['top']}>
        <Thumbnail guest={guest} />
        <FactsSection guest={guest} details={details} />
      </div>
      {failure && <FailureNote failure={failure} />}
      <GuestAttention guest={guest} />
      <EngineSection guest={guest} details={details} />
      <LabelsSection guest={guest} description={details?.description} />
      <ConsolesSection guest={guest} />
      {details && <DisksSection guest={guest} disks={details.disks} />}
      {details && <InterfacesSection interfaces={details.interfaces} addresses={guest.addresses} />}
    </div>
  );
}
