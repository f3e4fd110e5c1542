import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import { useState } from 'react';
import { projectWays } from '#renderer/api/projects.ts';
import { countOf } from '#renderer/ui/format.ts';
import { PlanDialog } from '#renderer/ui/plan/plan-dialog.tsx';
import type { EngineId } from '#shared/contract/engines.ts';
import type { Project } from '#shared/domain/projects/project.ts';

interface Props {
  engine: EngineId;
  project: Project;
  onClose: () => void;
  onStarted: () => void;
}

/** Its containers and networks, and its volumes if asked. */
export function DownDialog({ engine, project: { name, volumes }, onClose, onStarted }: Props) {
  const [withVolumes, setWithVolumes] = useState(false);
  return (
    <PlanDialog
      title={`Take ${name} down`}
      guestName={name}
      action={{ do: 'down' as const, project: name, volumes: withVolumes }}
      {...projectWays(engine)}
      touched="What belongs to it"
      confirm="Take it down"
      onClose={onClose}
      onStarted={onStarted}
    >
      {volumes.length > 0 && (
        <FormControlLabel
          label={`Remove ${countOf(volumes.length, 'volume')} too, with all that is in ${volumes.length === 1 ? 'it' : 'them'}`}
          control={<Checkbox checked={withVolumes} onChange={(_, on) => setWithVolumes(on)} />}
        />
      )}
    </PlanDialog>
  );
}
