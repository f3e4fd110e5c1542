import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { useId, useMemo, useState } from 'react';
import type { PciAddress } from '#shared/contract/create/host-device.ts';
import type { PciDevice } from '#shared/contract/devices.ts';
import type { ConnectionId } from '#shared/contract/values.ts';
import { useDeviceMap } from '#renderer/api/devices.ts';
import { useReach } from '#renderer/api/host-changes.ts';
import { useConnections } from '#renderer/api/live/connections.ts';
import { guestKey, useGuests, type GuestKey } from '#renderer/api/live/guests.ts';
import { FailureNote } from '#renderer/ui/failure-note.tsx';
import { ChangesView } from '../plan/changes-view.tsx';
import { hostLoses } from '../plan/host-loses.ts';
import { SetupPanel } from '../setup/setup-panel.tsx';
import { ApplyDialog, asksAgain } from './apply-dialog.tsx';
import { DeviceList } from './device-list.tsx';
import { GiveForm } from './give-form.tsx';
import { GivePlan } from './give-plan.tsx';
import { canBecomeRoot } from './plan-root.tsx';
import { unitOf } from './unit.ts';
import { useGive } from './use-give.ts';
import styles from './give.module.css';

interface Props {
  connection: ConnectionId;
  /** The device that the flow began at; without one it is chosen first. */
  address?: PciAddress | undefined;
  /** The guest that it began at. */
  guest?: GuestKey | undefined;
  onClose: () => void;
}

const nothingKnown: ReadonlyMap<string, PciDevice> = new Map();

/** Gives a device to a guest: what, to whom, how, and beside it the plan that this makes. */
export default function GiveDialog({ connection, address, guest: startedAt, onClose }: Props) {
  const title = useId();
  const host = useConnections(({ byId }) => byId.get(connection)?.label) ?? connection;
  const { map, failure } = useDeviceMap(connection);
  const known = useMemo(
    () => (map ? new Map(map.pci.map(device => [device.address as string, device])) : nothingKnown),
    [map],
  );
  const [device, setDevice] = useState(address);
  const [key, setKey] = useState(startedAt);
  const guest = useGuests(({ byKey }) => (key === undefined ? undefined : byKey.get(key)));
  const devices = useMemo(() => (device === undefined ? [] : [device]), [device]);
  const give = useGive(devices, guest);
  const [view, setView] = useState<'form' | 'changes' | 'dry-run'>('form');
  const { reach } = useReach(connection);
  const [asking, setAsking] = useState(false);
  const [job, setJob] = useState<string>();

  const { plan, stale, busy, failure: planFailure } = give.plan;
  const given = give.options?.devices ?? (device === undefined ? [] : unitOf(device, known));
  const loses = hostLoses(give.value('way') ?? 'managed', given, known);
  const shown = plan !== undefined && guest !== undefined && planFailure === undefined ? plan : undefined;
  const ready =
    shown !== undefined && !stale && !busy && shown.problems.length === 0 && canBecomeRoot(shown, reach);

  const apply = async () => {
    setAsking(false);
    setView('form');
    const begun = await give.plan.run();
    if (begun !== undefined) setJob(begun);
  };
  const frame = {
    open: true,
    onClose: busy && job === undefined ? undefined : onClose,
    maxWidth: false as const,
    'aria-labelledby': title,
    slotProps: { paper: { className: styles['paper'] ?? '' } },
  };
  if (job !== undefined && give.begun !== undefined)
    return (
      <Dialog {...frame}>
        <SetupPanel
          titleId={title}
          connection={connection}
          setup={give.begun}
          title={plan?.title ?? ''}
          job={job}
          onClose={onClose}
        />
      </Dialog>
    );
  const name = device === undefined ? undefined : (known.get(device)?.name ?? given[0]?.name ?? device);
  return (
    <Dialog {...frame}>
      <DialogTitle id={title} className={styles['title'] ?? ''}>
        {name === undefined
          ? `Give ${guest?.name ?? 'a guest'} a device of ${host}`
          : `Give ${name} to ${guest?.name ?? 'a guest'}`}
      </DialogTitle>
      <DialogContent
        inert={busy}
        className={styles['content'] ?? ''}
        data-view={device === undefined ? 'device' : view}
      >
        {device === undefined ? (
          <>
            {failure && <FailureNote failure={failure} />}
            {map && <DeviceList map={map} onPick={setDevice} />}
            {!map && !failure && <p role="status">Looking at the devices of {host}…</p>}
          </>
        ) : view !== 'form' && shown && guest ? (
          <ChangesView
            host={host}
            guestName={guest.name}
            dryRun={shown.dryRun}
            guest={shown.guest}
            differs={shown.differs}
            stale={stale}
          />
        ) : (
          <>
            <GiveForm
              connection={connection}
              guest={guest}
              fixed={startedAt !== undefined}
              given={given}
              known={known}
              give={give}
              onGuest={next => setKey(guestKey(next))}
              onOtherDevice={address === undefined ? () => setDevice(undefined) : undefined}
            />
            <GivePlan connection={connection} give={give} guestName={guest?.name} host={host} loses={loses} />
          </>
        )}
      </DialogContent>
      <DialogActions className={styles['actions'] ?? ''}>
        <span className={styles['state']} role="status">
          {busy && 'Looking once more whether all is as shown, then doing it…'}
          {!busy &&
            view === 'dry-run' &&
            (stale ? 'Trying it…' : 'This was tried just now. Nothing was changed.')}
        </span>
        <Button disabled={busy} onClick={onClose}>
          Cancel
        </Button>
        {device !== undefined &&
          (view === 'form' ? (
            <>
              <Button disabled={shown === undefined} onClick={() => setView('changes')}>
                See every change
              </Button>
              <Button
                disabled={shown === undefined}
                onClick={() => {
                  give.plan.again();
                  setView('dry-run');
                }}
              >
                Dry run
              </Button>
            </>
          ) : (
            <Button onClick={() => setView('form')}>Back to the plan</Button>
          ))}
        {device !== undefined && (
          <Button
            variant="contained"
            color="primary"
            disabled={!ready}
            onClick={() => (shown && asksAgain(shown, loses) ? setAsking(true) : void apply())}
          >
            {shown && asksAgain(shown, loses) ? 'Apply…' : 'Apply'}
          </Button>
        )}
      </DialogActions>
      {asking && shown && (
        <ApplyDialog
          plan={shown}
          host={host}
          loses={loses}
          onConfirm={() => void apply()}
          onClose={() => setAsking(false)}
        />
      )}
    </Dialog>
  );
}
