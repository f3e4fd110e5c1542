import { Link } from '@tanstack/react-router';
import { Section } from '#renderer/ui/section.tsx';
import { StateIcon } from '#renderer/ui/state-icon.tsx';
import type { NetworkCard } from '#shared/contract/networks.ts';
import type { ConnectionId } from '#shared/contract/values.ts';
import styles from './panel.module.css';

/** Whose cards are in the network. */
export function NetworkGuests({
  connection,
  cards,
}: {
  connection: ConnectionId;
  cards: readonly NetworkCard[];
}) {
  return (
    <Section title="Cards of guests">
      {cards.length === 0 ? (
        <p className={styles['muted']}>
          No guest has a card in it. Choose this network on a guest’s hardware page, or for a new guest.
        </p>
      ) : (
        <div className={styles['scroll']}>
          <table className={styles['table']}>
            <thead>
              <tr>
                <th scope="col">Guest</th>
                <th scope="col">MAC address</th>
                <th scope="col">On the host</th>
                <th scope="col">Port group</th>
              </tr>
            </thead>
            <tbody>
              {cards.map(({ guest, mac, tap, portGroup }, at) => (
                <tr key={mac ?? `${guest.uuid} ${at}`}>
                  <th scope="row">
                    <Link
                      to="/guests/$connection/$uuid"
                      params={{ connection, uuid: guest.uuid }}
                      search={true}
                      className={styles['guest'] ?? ''}
                    >
                      <StateIcon look={guest.running ? 'running' : 'off'} />
                      {guest.name}
                      <span className="visually-hidden">{guest.running ? ', running' : ', off'}</span>
                    </Link>
                  </th>
                  <td className={styles['code']}>{mac ?? '–'}</td>
                  <td className={styles['code']}>{tap ?? '–'}</td>
                  <td>{portGroup ?? '–'}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Section>
  );
}
