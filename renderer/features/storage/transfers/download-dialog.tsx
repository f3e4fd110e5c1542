import { useState } from 'react';
import { planDownload, runDownload } from '#renderer/api/transfers.ts';
import { PlaceField } from '#renderer/ui/place-field.tsx';
import { PlanDialog } from '#renderer/ui/plan/plan-dialog.tsx';
import { Segmented } from '#renderer/ui/segmented.tsx';
import type { DownloadChoice } from '#shared/contract/transfers.ts';
import type { ConnectionId } from '#shared/contract/values.ts';
import { ChecksumFields, checksumChoice, noChecksum } from './checksum-fields.tsx';

interface Props {
  connection: ConnectionId;
  pool: string;
  volume: string;
  onClose: () => void;
  onStarted?: (job: string) => void;
}

type To = 'page' | 'path';

/** Brings a volume into a file: through the browser, or on the computer that Innkeeper runs on. */
export function DownloadDialog({ connection, pool, volume, onClose, onStarted }: Props) {
  const desktop = window.innkeeper !== undefined;
  const [to, setTo] = useState<To>(desktop ? 'path' : 'page');
  const [path, setPath] = useState('');
  const [checksum, setChecksum] = useState(noChecksum);
  const summed = checksumChoice(checksum);
  const place = to === 'page' ? { to } : path === '' ? undefined : { to, path };
  const action: DownloadChoice | undefined =
    place && summed ? { connection, pool, volume, to: place, ...summed } : undefined;
  return (
    <PlanDialog
      title={`Download “${volume}”`}
      guestName={volume}
      action={action}
      planOf={planDownload}
      runOf={runDownload}
      confirm="Download"
      onClose={onClose}
      {...(onStarted && { onStarted })}
    >
      {problemOf => (
        <>
          {!desktop && (
            <Segmented
              label="Where it goes"
              value={to}
              choices={[
                { value: 'page', label: 'To my computer' },
                { value: 'path', label: 'Where Innkeeper runs' },
              ]}
              onChange={setTo}
            />
          )}
          {to === 'path' && (
            <PlaceField
              connection={connection}
              label={desktop ? 'File to be made' : 'File to be made, on the computer that Innkeeper runs on'}
              value={path}
              problem={problemOf('to')}
              onChange={setPath}
              onPick={folder => setPath(`${folder.replace(/\/$/, '')}/${volume}`)}
            />
          )}
          <ChecksumFields value={checksum} onChange={setChecksum} />
        </>
      )}
    </PlanDialog>
  );
}
