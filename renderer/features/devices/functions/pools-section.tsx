import Button from '@mui/material/Button';
import { useState } from 'react';
import { poolWays } from '#renderer/api/sriov.ts';
import { PlanDialog } from '#renderer/ui/plan/plan-dialog.tsx';
import { StatusPill } from '#renderer/ui/status-pill.tsx';
import type { FunctionPool, PoolAction, SriovState } from '#shared/contract/sriov.ts';
import type { ConnectionId } from '#shared/contract/values.ts';
import type { Asked } from './asked.ts';
import styles from './functions.module.css';

interface Props {
  connection: ConnectionId;
  state: SriovState;
  onAsk: (asked: Asked) => void;
}

const confirms: Readonly<Record<PoolAction['do'], string>> = {
  define: 'Make',
  start: 'Start',
  stop: 'Stop',
  autostart: 'Change',
  delete: 'Delete',
};

/** Networks of libvirt that give functions away. */
export function PoolsSection({ connection, state, onAsk }: Props) {
  const [action, setAction] = useState<PoolAction>();
  if (state.pools.length === 0) return null;
  const named = (address: string | undefined) =>
    state.physical.find(device => device.address === address)?.nets[0]?.name;
  return (
    <section className={styles['page']} aria-label="Pools">
      <h2>Pools</h2>
      {state.pools.map(pool => (
        <PoolCard
          key={pool.name}
          pool={pool}
          of={named(pool.device)}
          onAction={setAction}
          onGive={() => onAsk({ what: 'give', from: { pool } })}
        />
      ))}
      {action && (
        <PlanDialog
          title={`${confirms[action.do]} the pool ${action.name}`}
          guestName={action.name}
          action={action}
          {...poolWays(connection)}
          confirm={confirms[action.do]}
          onClose={() => setAction(undefined)}
        />
      )}
    </section>
  );
}

function PoolCard({
  pool: { name, active, autostart, usedBy },
  of,
  onAction,
  onGive,
}: {
  pool: FunctionPool;
  of: string | undefined;
  onAction: (action: PoolAction) => void;
  onGive: () => void;
}) {
  return (
    <article className={styles['card']} aria-label={`Pool ${name}`}>
      <header className={styles['head']}>
        <h3>{name}</h3>
        <StatusPill tone={active ? 'run' : 'off'}>{active ? 'Started' : 'Stopped'}</StatusPill>
        {autostart && <StatusPill tone="accent">Starts with the host</StatusPill>}
        <span className={styles['gap']} />
        <Button onClick={() => onAction({ do: active ? 'stop' : 'start', name })}>
          {active ? 'Stop…' : 'Start…'}
        </Button>
        <Button onClick={() => onAction({ do: 'autostart', name, on: !autostart })}>
          {autostart ? 'Do not start with the host…' : 'Start with the host…'}
        </Button>
        <Button onClick={() => onAction({ do: 'delete', name })}>Delete…</Button>
        <Button variant="contained" color="primary" disabled={!active} onClick={onGive}>
          Give to a guest…
        </Button>
      </header>
      <p className={styles['muted']}>
        {of === undefined ? 'The card it was cut from is not there.' : `Functions of ${of}.`}{' '}
        {usedBy.length === 0
          ? 'No guest has a card in it.'
          : `Guests: ${usedBy.map(guest => `${guest.name}${guest.running ? ' (runs)' : ''}`).join(', ')}.`}
      </p>
    </article>
  );
}
