import Button from '@mui/material/Button';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useDoctor } from '#renderer/api/devices.ts';
import { useStale } from '#renderer/api/live/connections.ts';
import { FailureNote } from '#renderer/ui/failure-note.tsx';
import { HostChangeDialog } from '#renderer/ui/host-change/host-change-dialog.tsx';
import { Section } from '#renderer/ui/section.tsx';
import { StateIcon } from '#renderer/ui/state-icon.tsx';
import type { DoctorCheck, DoctorCheckId, PciDevice } from '#shared/contract/devices.ts';
import type { ConnectionId } from '#shared/contract/values.ts';
import { checkLooks } from '#renderer/ui/check-list/check-looks.ts';
import styles from './device-panel.module.css';

/** What of the host decides about any device; the rest is in the doctor's tab. */
const always: readonly DoctorCheckId[] = [
  'iommu-firmware',
  'iommu-kernel',
  'interrupt-remapping',
  'vfio-modules',
  'lockdown',
  'leftovers',
];
const ofDisplays: readonly DoctorCheckId[] = ['another-display', 'huge-pages'];

/** Whether the host is ready to give this device away, as the doctor found it. */
export function HostReady({ connection, device }: { connection: ConnectionId; device: PciDevice }) {
  const { checks, failure } = useDoctor(connection);
  const stale = useStale(connection);
  const [fixing, setFixing] = useState<DoctorCheck>();
  const { level } = device.verdict;
  if (level === 'stays') return null;
  const asked = new Set(device.kind === 'display' ? [...always, ...ofDisplays] : always);
  // A check that is in order matters only where the device could be given away.
  const shown = checks?.filter(({ id, verdict }) => asked.has(id) && (id !== 'lockdown' || verdict !== 'ok'));
  const remedy = fixing?.remedy;
  return (
    <Section
      title="This host"
      aside={
        <Link
          className={styles['all'] ?? ''}
          to="/devices/$connection/$tab/{-$item}"
          params={{ connection, tab: 'doctor', item: undefined }}
          search={true}
        >
          All checks
        </Link>
      }
    >
      {failure && <FailureNote failure={failure} />}
      {checks === undefined && failure === undefined && (
        <p className={styles['waiting']} role="status">
          The doctor looks at the host.
        </p>
      )}
      <ul className={styles['lines']}>
        {shown?.map(check => (
          <li key={check.id}>
            <StateIcon look={checkLooks[check.verdict].look} />
            <div>
              {check.title}
              <span className="visually-hidden">: {checkLooks[check.verdict].word}</span>
              <small>{check.found}</small>
            </div>
            {check.remedy?.kind === 'steps' && (
              <Button disabled={stale} onClick={() => setFixing(check)}>
                {check.remedy.title}…
              </Button>
            )}
          </li>
        ))}
      </ul>
      {remedy?.kind === 'steps' && (
        <HostChangeDialog
          connection={connection}
          title={remedy.title}
          steps={remedy.steps}
          onClose={() => setFixing(undefined)}
        >
          <p>{fixing?.why}</p>
        </HostChangeDialog>
      )}
    </Section>
  );
}
