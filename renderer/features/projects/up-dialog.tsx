import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import { useState } from 'react';
import { toFailure } from '#renderer/api/failure.ts';
import { projectWays, useComposeFolder } from '#renderer/api/projects.ts';
import { FailureNote } from '#renderer/ui/failure-note.tsx';
import { TextLine } from '#renderer/ui/item-panel/text-line.tsx';
import { PlaceField } from '#renderer/ui/place-field.tsx';
import { PlanDialog } from '#renderer/ui/plan/plan-dialog.tsx';
import { useSettled } from '#renderer/ui/use-settled.ts';
import type { EngineId } from '#shared/contract/engines.ts';
import type { ProjectAction } from '#shared/contract/projects.ts';
import styles from './projects.module.css';

interface Props {
  engine: EngineId;
  /** Of a project that is there already. */
  folder?: string | undefined;
  project?: string;
  onClose: () => void;
  onStarted?: (project: string) => void;
}

/** Long enough for a path to be typed: the tool starts for each. Milliseconds. */
const SETTLE_MS = 400;

/** Brings a project up from a folder with its compose file; what the tool says of the file shows before. */
export function UpDialog({ engine, folder: from = '', project: known, onClose, onStarted }: Props) {
  const [folder, setFolder] = useState(from);
  const [typedName, setName] = useState(known);
  const [options, setOptions] = useState({ build: false, pull: false, orphans: false });
  const settled = useSettled(folder.trim(), SETTLE_MS);
  const { data: found, error, isFetching } = useComposeFolder(engine, settled);
  const project = typedName ?? found?.name ?? '';
  const ready = found !== undefined && found.files.length > 0 && settled === folder.trim() && project !== '';
  const action: ProjectAction | undefined = ready
    ? { do: 'up', folder: settled, project, ...options }
    : undefined;
  const tick = (field: keyof typeof options, label: string) => (
    <FormControlLabel
      label={label}
      control={
        <Checkbox checked={options[field]} onChange={(_, on) => setOptions({ ...options, [field]: on })} />
      }
    />
  );
  return (
    <PlanDialog
      title={known === undefined ? 'Bring a project up' : `Bring ${known} up`}
      guestName={project}
      action={action}
      {...projectWays(engine)}
      confirm="Bring up"
      onClose={onClose}
      onStarted={() => onStarted?.(project)}
    >
      {problemOf => (
        <div className={styles['form']}>
          <PlaceField
            autoFocus
            label="Folder"
            hint={
              isFetching
                ? 'Reading its compose file…'
                : found && found.files.length > 0
                  ? `Holds ${found.files.join(' and ')}: ${found.services.join(', ') || 'no services'}.`
                  : 'The whole path of a folder of this computer with a compose.yaml.'
            }
            value={folder}
            problem={
              folder !== '' && !folder.startsWith('/') ? 'A whole path begins with a slash.' : undefined
            }
            onChange={setFolder}
          />
          {error && <FailureNote failure={toFailure(error)} />}
          {found?.failure && !ready && <FailureNote failure={found.failure} />}
          <TextLine
            label="Name of the project"
            hint="Its containers, networks and volumes begin with it."
            value={project}
            problem={problemOf('project')}
            onChange={setName}
          />
          <div className={styles['ticks']}>
            {tick('pull', 'Pull newer images first')}
            {tick('build', 'Build images anew')}
            {tick('orphans', 'Remove what is left over')}
          </div>
        </div>
      )}
    </PlanDialog>
  );
}
