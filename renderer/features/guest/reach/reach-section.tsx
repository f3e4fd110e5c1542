import Button from '@mui/material/Button';
import { useState } from 'react';
import { useForwards, useReachOfGuest } from '#renderer/api/forwards.ts';
import { useStale } from '#renderer/api/live/connections.ts';
import { goToTab } from '#renderer/app/host-area/place.ts';
import { ChangeForward } from '#renderer/ui/forwards/change-forward.tsx';
import { Commands } from '#renderer/ui/forwards/commands.tsx';
import { ForwardForm } from '#renderer/ui/forwards/forward-form.tsx';
import { hostPort, portWord, stateWords } from '#renderer/ui/forwards/forward-words.ts';
import { Section } from '#renderer/ui/section.tsx';
import { StatusPill } from '#renderer/ui/status-pill.tsx';
import type { CardReach, Forward, ForwardChange } from '#shared/contract/forwards.ts';
import type { Guest } from '#shared/contract/guests.ts';
import styles from './reach.module.css';

const SSH = 22;

/** How to get to this guest from outside: by its address, or by ports of the host, which are made with one click. */
export function ReachSection({ guest }: { guest: Guest }) {
  const { connection, uuid, name } = guest;
  const cards = useReachOfGuest(guest);
  const { state } = useForwards(connection);
  const stale = useStale(connection);
  const [change, setChange] = useState<ForwardChange>();
  const [asking, setAsking] = useState(false);
  if (!cards || cards.length === 0) return null;
  const own = (state?.forwards ?? []).filter(forward => forward.guest?.uuid === uuid);
  const sendSsh = ({ mac }: CardReach) =>
    setChange({
      do: 'add',
      wish: { guest: { connection, uuid }, mac, protocol: 'tcp', toPort: SSH },
    });
  return (
    <Section
      title="Reach it"
      aside={
        cards.some(({ way }) => way) && (
          <Button disabled={stale} onClick={() => setAsking(true)}>
            Forward a port…
          </Button>
        )
      }
    >
      {cards.map(card => {
        const forwards = own.filter(forward => forward.mac === card.mac);
        const hasSsh = forwards.some(({ toPort, protocol }) => toPort === SSH && protocol === 'tcp');
        return (
          <article key={card.mac} className={styles['card']} aria-label={card.network}>
            <h3>{card.network}</h3>
            <p className={styles['muted']}>{card.explained}</p>
            {card.commands.length > 0 && <Commands commands={card.commands} />}
            {card.commands.length === 0 && card.direct !== 'nobody' && (
              <p className={styles['muted']}>Its address is not known yet.</p>
            )}
            {forwards.map(forward => (
              <ForwardLine
                key={forward.id}
                forward={forward}
                stale={stale}
                onRemove={() => setChange({ do: 'remove', id: forward.id })}
              />
            ))}
            <div className={styles['actions']}>
              {card.way !== undefined && !hasSsh && (
                <Button variant="outlined" disabled={stale} onClick={() => sendSsh(card)}>
                  Reach port {SSH}
                </Button>
              )}
              {card.way === 'nat' && (
                <Button onClick={() => goToTab('networks', connection, 'firewall')}>No way out?</Button>
              )}
            </div>
          </article>
        );
      })}
      {asking && (
        <ForwardForm
          guests={[guest]}
          onReview={wish => {
            setAsking(false);
            setChange({ do: 'add', wish });
          }}
          onClose={() => setAsking(false)}
        />
      )}
      {change && (
        <ChangeForward
          connection={connection}
          change={change}
          name={name}
          onClose={() => setChange(undefined)}
        />
      )}
    </Section>
  );
}

function ForwardLine({
  forward,
  stale,
  onRemove,
}: {
  forward: Forward;
  stale: boolean;
  onRemove: () => void;
}) {
  const { word, tone } = stateWords[forward.state];
  return (
    <div className={styles['forward']}>
      <div className={styles['line']}>
        <span>
          Port {hostPort(forward)} of the host leads to port {portWord(forward.toPort)}.
        </span>
        <StatusPill tone={tone}>{word}</StatusPill>
        <Button
          disabled={stale}
          aria-label={`Remove the forward of port ${hostPort(forward)}`}
          onClick={onRemove}
        >
          Remove…
        </Button>
      </div>
      {forward.note !== undefined && <p className={styles['muted']}>{forward.note}</p>}
      <Commands commands={forward.commands} />
    </div>
  );
}
