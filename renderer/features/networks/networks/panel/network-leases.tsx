import Button from '@mui/material/Button';
import { Link } from '@tanstack/react-router';
import { useLeases } from '#renderer/api/networks.ts';
import { CopyText } from '#renderer/ui/copy-text.tsx';
import { Section } from '#renderer/ui/section.tsx';
import { StatusPill } from '#renderer/ui/status-pill.tsx';
import { useNow } from '#renderer/ui/use-now.ts';
import type { Lease, Network } from '#shared/contract/networks.ts';
import type { ConnectionId } from '#shared/contract/values.ts';
import type { NetworkDraft } from './draft.ts';
import { fixedLease, isFixed } from './fixed-lease.ts';
import styles from './panel.module.css';

interface Props {
  connection: ConnectionId;
  network: Network;
  draft: NetworkDraft;
}

/** Which address each guest was given, live; one click makes it the address that it always gets. */
export function NetworkLeases({ connection, network, draft }: Props) {
  const leases = useLeases(connection, network.uuid);
  const now = useNow(30_000);
  if (!network.active)
    return <p className={styles['muted']}>Addresses are given away while the network runs.</p>;
  if (!leases) return <div aria-busy="true" />;
  return (
    <Section title="Leases now">
      {leases.length === 0 ? (
        <p className={styles['muted']}>No address is given away now.</p>
      ) : (
        <div className={styles['scroll']}>
          <table className={styles['table']}>
            <thead>
              <tr>
                <th scope="col">Guest</th>
                <th scope="col">Address</th>
                <th scope="col">MAC address</th>
                <th scope="col">Until</th>
                <th scope="col">
                  <span className="visually-hidden">Fixed</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {leases.map(lease => (
                <tr key={`${lease.address} ${lease.mac ?? ''}`}>
                  <th scope="row">
                    {lease.guest ? (
                      <Link
                        to="/guests/$connection/$uuid"
                        params={{ connection, uuid: lease.guest.uuid }}
                        search={true}
                      >
                        {lease.guest.name}
                      </Link>
                    ) : (
                      <span className={styles['muted']}>{lease.hostname ?? 'not a guest of this host'}</span>
                    )}
                  </th>
                  <td>
                    <CopyText text={lease.address} what={`address ${lease.address}`} />
                  </td>
                  <td className={styles['code']}>{lease.mac ?? lease.clientId ?? '–'}</td>
                  <td>{until(lease, now)}</td>
                  <td>
                    {isFixed(draft.settings, lease) ? (
                      <StatusPill tone="accent">Fixed</StatusPill>
                    ) : (
                      <Button
                        disabled={network.transient}
                        aria-label={`Keep for it: ${lease.address} for ${lease.guest?.name ?? lease.hostname ?? lease.mac ?? 'it'}`}
                        onClick={() => draft.change(fixedLease(draft.settings, lease))}
                      >
                        Keep for it
                      </Button>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Section>
  );
}

function until({ expiresAt }: Lease, now: number): string {
  if (expiresAt === undefined) return 'for ever';
  const minutes = Math.max(0, Math.round((expiresAt - now) / 60_000));
  if (minutes === 0) return 'any moment';
  return minutes < 120 ? `${minutes} min` : `${Math.round(minutes / 60)} h`;
}
