import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import type { ContainerDetails, RestartPolicy } from '#shared/contract/container-details.ts';
import type { LimitsOutcome } from '#shared/contract/container-work.ts';
import type { Container } from '#shared/contract/containers.ts';
import { setContainerLimits, useContainerDetails } from '#renderer/api/containers.ts';
import { useEngineLack } from '#renderer/api/live/engine-lack.ts';
import { useEngine } from '#renderer/api/live/engines.ts';
import { useContainer, type ContainerKey } from '#renderer/api/live/containers.ts';
import { notify } from '#renderer/app/notifications/store.ts';
import { FailureNote } from '#renderer/ui/failure-note.tsx';
import { formatBytes } from '#renderer/ui/format.ts';
import { FormDialog } from '#renderer/ui/form-dialog.tsx';
import { formOf, readLimits, type LimitsForm } from './limits-form.ts';
import { restartWords } from '../restart-words.ts';
import styles from './dialogs.module.css';

interface Props {
  container: ContainerKey;
  onClose: () => void;
}

/** What a container is held to, changed while it runs. */
export default function LimitsDialog({ container: key, onClose }: Props) {
  const container = useContainer(key);
  return container && <Loaded container={container} onClose={onClose} />;
}

function Loaded({ container, onClose }: { container: Container; onClose: () => void }) {
  const { data, failure } = useContainerDetails(container);
  if (data !== undefined) return <LimitsFields container={container} details={data} onClose={onClose} />;
  return (
    <FormDialog
      title={`Limits of “${container.name}”`}
      confirm="Apply"
      ready={false}
      onClose={onClose}
      onSubmit={() => Promise.resolve()}
    >
      {failure ? <FailureNote failure={failure} /> : <p className={styles['muted']}>Reading its limits…</p>}
    </FormDialog>
  );
}

const ignoredWords: Record<LimitsOutcome['ignored'][number], string> = {
  cpus: 'CPUs',
  cpuShares: 'CPU weight',
  cpuset: 'which CPUs',
  memory: 'memory',
  memoryReservation: 'kept memory',
  memorySwap: 'swap',
  pids: 'processes',
};

interface FieldsProps {
  container: Container;
  details: ContainerDetails;
  onClose: () => void;
}

function LimitsFields({ container, details, onClose }: FieldsProps) {
  // What is typed stands beside what was there when the dialog opened.
  const [now] = useState(details);
  const [form, setForm] = useState<LimitsForm>(() => formOf(now));
  const facts = useEngine(container.engine)?.facts;
  const noPids = useEngineLack(container.engine, 'pids-limit-update');
  const { change, problems } = readLimits(now, form, facts?.cpus);

  const field = (name: keyof LimitsForm, label: string, hint: string, lack?: string) => (
    <TextField
      margin="dense"
      autoFocus={name === 'cpus'}
      label={label}
      value={form[name]}
      disabled={lack !== undefined}
      error={problems[name] !== undefined}
      helperText={problems[name] ?? lack ?? hint}
      onChange={event => setForm({ ...form, [name]: event.target.value })}
      slotProps={{ htmlInput: { spellCheck: false, autoComplete: 'off' }, inputLabel: { shrink: true } }}
      placeholder="No limit"
    />
  );

  return (
    <FormDialog
      title={`Limits of “${container.name}”`}
      confirm="Apply"
      ready={Object.keys(problems).length === 0 && Object.keys(change).length > 0}
      onClose={onClose}
      onSubmit={async () => {
        const { ignored } = await setContainerLimits(container, change);
        if (ignored.length > 0)
          notify({
            tone: 'info',
            text: `Not all limits of “${container.name}” took effect: ${ignored.map(each => ignoredWords[each]).join(', ')}.`,
            more: 'The kernel or the cgroups of this engine do not have them.',
          });
        onClose();
      }}
    >
      <p className={styles['muted']}>They hold at once, also while it runs. Empty means no limit.</p>
      <div className={styles['pair']}>
        {field('cpus', 'CPUs', facts ? `Of ${facts.cpus}.` : 'Such as 1.5.')}
        {field('pids', 'Processes', 'Threads count too.', noPids)}
        {field('memory', 'Memory', facts ? `Of ${formatBytes(facts.memory)}.` : 'Such as 512 MiB.')}
        {field('memorySwap', 'Memory and swap', 'Together, or “unlimited”.')}
        <TextField
          select
          margin="dense"
          label="When it ends"
          value={form.restart}
          onChange={event => setForm({ ...form, restart: event.target.value as RestartPolicy['name'] })}
        >
          {(Object.keys(restartWords) as RestartPolicy['name'][]).map(name => (
            <MenuItem key={name} value={name}>
              {restartWords[name]}
            </MenuItem>
          ))}
        </TextField>
        {form.restart === 'on-failure' && field('retries', 'Tries', 'Empty: without end.')}
      </div>
    </FormDialog>
  );
}
