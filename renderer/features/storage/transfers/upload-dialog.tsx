import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import TextField from '@mui/material/TextField';
import { useEffect, useRef, useState } from 'react';
import { planUpload, runUpload, sourceOf } from '#renderer/api/transfers.ts';
import { notifyFailure } from '#renderer/app/notifications/store.ts';
import { PlaceField } from '#renderer/ui/place-field.tsx';
import { PlanDialog } from '#renderer/ui/plan/plan-dialog.tsx';
import { Segmented } from '#renderer/ui/segmented.tsx';
import type { UploadChoice, UploadSourceChoice } from '#shared/contract/transfers.ts';
import type { ConnectionId } from '#shared/contract/values.ts';
import { ChecksumFields, checksumChoice, noChecksum } from './checksum-fields.tsx';
import { DropArea } from './drop-area.tsx';
import { FileField } from './file-field.tsx';

interface Props {
  connection: ConnectionId;
  pool: string;
  /** Dropped; each is asked about in turn. */
  files?: readonly File[];
  onClose: () => void;
  /** The job of each runs. */
  onStarted?: (job: string) => void;
}

/** Brings files into a pool, as volumes of their own. */
export function UploadDialog({ connection, pool, files = [], onClose, onStarted }: Props) {
  const [at, setAt] = useState(0);
  // The dialog closes when its job runs, too: then the next file is asked about.
  const started = useRef(false);
  const count = files.length > 1 ? ` (${at + 1} of ${files.length})` : '';
  return (
    <UploadForm
      key={at}
      title={`Upload to “${pool}”${count}`}
      connection={connection}
      pool={pool}
      first={files[at]}
      onStart={() => {
        started.current = true;
      }}
      onClose={() => {
        const more = started.current && at + 1 < files.length;
        started.current = false;
        if (more) setAt(at + 1);
        else onClose();
      }}
      {...(onStarted && { onStarted })}
    />
  );
}

type From = 'here' | 'path';

interface FormProps {
  title: string;
  connection: ConnectionId;
  pool: string;
  first: File | undefined;
  onStart: () => void;
  onClose: () => void;
  onStarted?: (job: string) => void;
}

function UploadForm({ title, connection, pool, first, onStart, onClose, onStarted }: FormProps) {
  const [from, setFrom] = useState<From>('here');
  const [file, setFile] = useState(first);
  const [path, setPath] = useState('');
  const [name, setName] = useState<string>();
  const [overwrite, setOverwrite] = useState(false);
  const [taken, setTaken] = useState(false);
  const [checksum, setChecksum] = useState(noChecksum);
  const { source, unreadable } = useSource(file);
  const desktop = window.innkeeper !== undefined;
  const chosen: UploadSourceChoice | undefined =
    from === 'here' ? source : path === '' ? undefined : { from: 'path', path };
  const volume = name ?? (from === 'here' ? (file?.name ?? '') : path.slice(path.lastIndexOf('/') + 1));
  const summed = checksumChoice(checksum);
  const action: UploadChoice | undefined =
    chosen && summed && volume !== ''
      ? { connection, pool, volume, source: chosen, ...(overwrite && { overwrite }), ...summed }
      : undefined;
  const forget = () => {
    setOverwrite(false);
    setTaken(false);
  };
  return (
    <PlanDialog
      title={title}
      guestName={volume}
      action={action}
      planOf={async (wanted: UploadChoice, signal) => {
        const plan = await planUpload(wanted, signal);
        const names = plan.problems.some(({ failure }) => failure.code === 'NAME_TAKEN');
        setTaken(before => before || names);
        return plan;
      }}
      runOf={async (wanted, stamp) => {
        const begun = await runUpload(wanted, stamp, from === 'here' ? file : undefined, notifyFailure);
        onStart();
        return begun;
      }}
      confirm="Upload"
      onClose={onClose}
      {...(onStarted && { onStarted })}
    >
      {problemOf => (
        <DropArea
          what="Drop it to upload this one"
          onDrop={([dropped]) => {
            if (!dropped) return;
            setFrom('here');
            setFile(dropped);
            forget();
          }}
        >
          {!desktop && (
            <Segmented
              label="Where the file is"
              value={from}
              choices={[
                { value: 'here', label: 'On my computer' },
                { value: 'path', label: 'Where Innkeeper runs' },
              ]}
              onChange={next => {
                setFrom(next);
                forget();
              }}
            />
          )}
          {from === 'here' ? (
            <FileField
              file={file}
              problem={unreadable ?? problemOf('source')}
              onPick={picked => {
                setFile(picked);
                forget();
              }}
            />
          ) : (
            <PlaceField
              connection={connection}
              label="File, on the computer that Innkeeper runs on"
              picks="image"
              value={path}
              problem={problemOf('source')}
              onChange={next => {
                setPath(next);
                forget();
              }}
            />
          )}
          <TextField
            fullWidth
            label="Name in the pool"
            value={volume}
            error={problemOf('volume') !== undefined}
            helperText={problemOf('volume') ?? problemOf('pool')}
            slotProps={{ htmlInput: { maxLength: 255, spellCheck: false, autoComplete: 'off' } }}
            onChange={event => {
              setName(event.target.value);
              forget();
            }}
          />
          {taken && (
            <FormControlLabel
              control={
                <Checkbox checked={overwrite} onChange={event => setOverwrite(event.target.checked)} />
              }
              label="Write over the volume that is there"
            />
          )}
          <ChecksumFields value={checksum} onChange={setChecksum} />
        </DropArea>
      )}
    </PlanDialog>
  );
}

/** What a file is to the backend, once a little of it is read. */
function useSource(file: File | undefined) {
  const [read, setRead] = useState<{ file: File; source?: UploadSourceChoice; unreadable?: string }>();
  useEffect(() => {
    if (!file) return;
    let over = false;
    sourceOf(file).then(
      source => over || setRead({ file, source }),
      () => over || setRead({ file, unreadable: 'This file cannot be read.' }),
    );
    return () => {
      over = true;
    };
  }, [file]);
  const current = read?.file === file ? read : undefined;
  return { source: current?.source, unreadable: current?.unreadable };
}
