import TextField from '@mui/material/TextField';
import MenuItem from '@mui/material/MenuItem';
import { useState } from 'react';
import { pullImage } from '#renderer/api/images.ts';
import { useEngine } from '#renderer/api/live/engines.ts';
import { tellOfJob } from '#renderer/app/notifications/tell-of-job.ts';
import type { EngineId } from '#shared/contract/engines.ts';
import { lackOf, lackSentence } from '#shared/domain/engines/features.ts';
import { FormDialog } from '#renderer/ui/form-dialog.tsx';
import { CarryDialog } from './carry-dialog.tsx';
import { isName, NameField } from './name-field.tsx';

const platforms = [
  'linux/amd64',
  'linux/arm64',
  'linux/arm/v7',
  'linux/386',
  'linux/ppc64le',
  'linux/riscv64',
  'linux/s390x',
];

/** Asks for a name, and then shows every layer on its way. */
export function PullDialog({ engine, onClose }: { engine: EngineId; onClose: () => void }) {
  const [name, setName] = useState('');
  const [platform, setPlatform] = useState('');
  const [job, setJob] = useState<string>();
  const facts = useEngine(engine)?.facts;
  const lack = facts && lackOf(facts, 'pull-platform');
  const title = `Pull ${name.trim() || 'an image'}`;
  if (job !== undefined) return <CarryDialog job={job} title={title} onClose={onClose} />;
  const begin = async () => {
    const begun = await pullImage(engine, { name, ...(platform !== '' && { platform }) });
    tellOfJob(begun.job, title);
    setJob(begun.job);
  };
  return (
    <FormDialog
      wide
      title="Pull an image"
      confirm="Pull"
      ready={isName(name)}
      onSubmit={begin}
      onClose={onClose}
    >
      <NameField value={name} onChange={setName} autoFocus />
      <TextField
        select
        fullWidth
        label="Platform"
        value={platform}
        disabled={lack !== undefined}
        helperText={
          lack ? lackSentence(lack) : 'Of another processor it runs only where the host emulates it.'
        }
        onChange={event => setPlatform(event.target.value)}
        slotProps={{ select: { displayEmpty: true }, inputLabel: { shrink: true } }}
      >
        <MenuItem value="">That of the engine</MenuItem>
        {platforms.map(each => (
          <MenuItem key={each} value={each}>
            {each}
          </MenuItem>
        ))}
      </TextField>
    </FormDialog>
  );
}
