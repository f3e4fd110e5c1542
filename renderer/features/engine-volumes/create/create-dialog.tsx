import { useState } from 'react';
import { engineVolumeWays } from '#renderer/api/engine-volumes.ts';
import { LabelsField } from '#renderer/ui/item-panel/labels-field.tsx';
import { TextLine } from '#renderer/ui/item-panel/text-line.tsx';
import { More } from '#renderer/ui/more.tsx';
import { PlanDialog } from '#renderer/ui/plan/plan-dialog.tsx';
import type { EngineId } from '#shared/contract/engines.ts';
import type { EngineVolumeAction, VolumeKind } from '#shared/contract/engine-volumes.ts';
import { readLabels } from '#shared/domain/engines/labels-text.ts';
import { KindFields } from './kind-fields.tsx';
import styles from '../engine-volumes.module.css';

interface Props {
  engine: EngineId;
  onClose: () => void;
  onMade: (name: string) => void;
}

export function CreateDialog({ engine, onClose, onMade }: Props) {
  const [name, setName] = useState('');
  const [of, setOf] = useState<VolumeKind | undefined>({ kind: 'plain' });
  const [labelText, setLabelText] = useState('');
  const read = readLabels(labelText);
  const action: EngineVolumeAction | undefined =
    name === '' || of === undefined || 'problem' in read
      ? undefined
      : { do: 'create', name, of, labels: read.labels };
  return (
    <PlanDialog
      title="New volume"
      guestName={name}
      action={action}
      {...engineVolumeWays(engine)}
      confirm="Make the volume"
      onClose={onClose}
      onStarted={() => onMade(name)}
    >
      {problemOf => (
        <div className={styles['form']}>
          <TextLine
            autoFocus
            label="Name"
            hint="Containers ask for it by this name."
            value={name}
            problem={problemOf('name')}
            onChange={setName}
          />
          <KindFields problemOf={problemOf} onChange={setOf} />
          <More label="Labels">
            <LabelsField
              label="Labels"
              hint="One a line, such as team=web."
              value={labelText}
              problem={'problem' in read ? read.problem : undefined}
              onChange={setLabelText}
            />
          </More>
        </div>
      )}
    </PlanDialog>
  );
}
