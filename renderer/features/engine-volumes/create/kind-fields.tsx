import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import { useState } from 'react';
import { ChoiceCards } from '#renderer/ui/choice-cards.tsx';
import { LabelsField } from '#renderer/ui/item-panel/labels-field.tsx';
import { TextLine } from '#renderer/ui/item-panel/text-line.tsx';
import type { ProblemOf } from '#renderer/ui/plan/problems.ts';
import { Segmented } from '#renderer/ui/segmented.tsx';
import type { VolumeKind } from '#shared/contract/engine-volumes.ts';
import { kinds, start, type Typed, volumeKindOf, wrongOptions, wrongSize } from './typed.ts';
import styles from '../engine-volumes.module.css';

interface Props {
  problemOf: ProblemOf;
  /** Undefined while what is typed makes none. */
  onChange: (of: VolumeKind | undefined) => void;
}

/** Where the content of a new volume is kept, and what that takes. What was typed for one kind stays for it. */
export function KindFields({ problemOf, onChange }: Props) {
  const [typed, setTyped] = useState(start);
  const set = (change: Partial<Typed>) => {
    const next = { ...typed, ...change };
    setTyped(next);
    onChange(volumeKindOf(next));
  };
  const line = (label: string, field: 'server' | 'export' | 'folder' | 'driver', hint: string) => (
    <TextLine
      label={label}
      hint={hint}
      value={typed[field]}
      problem={typed[field] === '' ? undefined : problemOf(`of.${field}`)}
      onChange={value => set({ [field]: value })}
    />
  );
  return (
    <>
      <ChoiceCards
        label="Where it is kept"
        value={typed.kind}
        onChange={kind => set({ kind })}
        choices={kinds}
      />
      {typed.kind === 'tmpfs' && (
        <TextLine
          label="Size"
          hint="At most so much; empty: half of the host’s memory."
          value={typed.size}
          problem={wrongSize(typed) ?? problemOf('of.size')}
          onChange={size => set({ size })}
        />
      )}
      {typed.kind === 'nfs' && (
        <>
          <div className={styles['two']}>
            {line('Server', 'server', 'Its name or address.')}
            {line('Folder', 'export', 'As the server exports it: /srv/data.')}
          </div>
          <Segmented
            label="Version of NFS"
            value={typed.version}
            onChange={version => set({ version })}
            choices={[
              { value: '4', label: 'NFS 4' },
              { value: '3', label: 'NFS 3' },
            ]}
          />
          <FormControlLabel
            label="Read only"
            control={<Checkbox checked={typed.readOnly} onChange={(_, readOnly) => set({ readOnly })} />}
          />
        </>
      )}
      {typed.kind === 'bind' && line('Folder', 'folder', 'Its whole path on the host of the engine.')}
      {typed.kind === 'driver' && (
        <>
          {line('Driver', 'driver', 'The name of a plug-in that the engine has.')}
          <LabelsField
            label="Options"
            hint="One a line, name=value, as the plug-in takes them."
            value={typed.options}
            problem={wrongOptions(typed)}
            onChange={options => set({ options })}
          />
        </>
      )}
    </>
  );
}
