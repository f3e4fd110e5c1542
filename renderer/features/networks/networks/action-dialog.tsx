import { networkWays } from '#renderer/api/networks.ts';
import { PlanDialog } from '#renderer/ui/plan/plan-dialog.tsx';
import type { Network, NetworkAction } from '#shared/contract/networks.ts';
import type { ConnectionId } from '#shared/contract/values.ts';

type Plain = Extract<NetworkAction, { do: 'start' | 'stop' | 'restart' | 'autostart' | 'delete' }>;

export interface AskedAction {
  readonly network: Network;
  readonly action: Plain;
}

const verbs: Readonly<Record<Plain['do'], string>> = {
  start: 'Start',
  stop: 'Stop',
  restart: 'Restart',
  autostart: 'Change',
  delete: 'Delete',
};

/** What is done to a network as a whole: shown with who is cut off, then done. */
export function ActionDialog({
  connection,
  asked: { network, action },
  onClose,
}: {
  connection: ConnectionId;
  asked: AskedAction;
  onClose: () => void;
}) {
  return (
    <PlanDialog
      title={`${verbs[action.do]} ${network.name}`}
      guestName={network.name}
      action={action}
      {...networkWays(connection)}
      confirm={verbs[action.do]}
      onClose={onClose}
    />
  );
}
