import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import { useState } from 'react';
import { mediatedWays } from '#renderer/api/mediated.ts';
import { PlanDialog } from '#renderer/ui/plan/plan-dialog.tsx';
import type {
  MediatedAction,
  MediatedParent,
  MediatedState,
  MediatedType,
} from '#shared/contract/mediated.ts';
import type { ConnectionId } from '#shared/contract/values.ts';
import { newUuid } from './new-uuid.ts';

interface Props {
  connection: ConnectionId;
  state: MediatedState;
  parent: MediatedParent;
  type: MediatedType;
  onClose: () => void;
}

/** Makes a device of a type, by libvirt. */
export function CreateDialog({ connection, state, parent, type, onClose }: Props) {
  const [uuid] = useState(newUuid);
  const [lasting, setLasting] = useState(state.canDefine);
  const [autostart, setAutostart] = useState(state.canDefine);
  const action: MediatedAction = {
    do: 'create',
    parent: parent.id,
    type: type.id,
    uuid,
    lasting,
    autostart: lasting && autostart,
  };
  return (
    <PlanDialog
      title={`A ${type.name}`}
      guestName={type.name}
      action={action}
      {...mediatedWays(connection)}
      confirm="Make it"
      onClose={onClose}
    >
      <FormControlLabel
        label="Let it last: it can be made again after the host was restarted"
        disabled={!state.canDefine}
        control={<Checkbox checked={lasting} onChange={(_, checked) => setLasting(checked)} />}
      />
      <FormControlLabel
        label="Make it at every start of the host"
        disabled={!lasting}
        control={<Checkbox checked={lasting && autostart} onChange={(_, checked) => setAutostart(checked)} />}
      />
    </PlanDialog>
  );
}
