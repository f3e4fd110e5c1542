import Button from '@mui/material/Button';
import { Commands } from '#renderer/ui/forwards/commands.tsx';
import { hostPort, portWord, stateWords } from '#renderer/ui/forwards/forward-words.ts';
import { StatusPill } from '#renderer/ui/status-pill.tsx';
import type { Forward } from '#shared/contract/forwards.ts';
import styles from './forwards-tab.module.css';

const ways: Readonly<Record<Forward['way'], string>> = {
  nat: 'rule of the host',
  passt: 'passt',
  slirp: 'QEMU',
};

interface Props {
  forwards: readonly Forward[];
  onRemove: (forward: Forward) => void;
  onKeep: (forward: Forward) => void;
}

export function ForwardsTable({ forwards, onRemove, onKeep }: Props) {
  return (
    <div className={styles['scroll']}>
      <table className={styles['table']} aria-label="Port forwards">
        <thead>
          <tr>
            <th scope="col">Port of the host</th>
            <th scope="col">Guest</th>
            <th scope="col">State</th>
            <th scope="col">How to get there</th>
            <th scope="col">
              <span className="visually-hidden">Actions</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {forwards.map(forward => (
            <tr key={forward.id}>
              <th scope="row" className={styles['port']}>
                {hostPort(forward)}
              </th>
              <td className={styles['guest']}>
                <div>{forward.guest?.name ?? forward.to ?? 'Nobody'}</div>
                <small>
                  Port {portWord(forward.toPort)}
                  {forward.network !== undefined && `, network ${forward.network}`}, {ways[forward.way]}
                </small>
              </td>
              <td className={styles['state']}>
                <StatusPill tone={stateWords[forward.state].tone}>
                  {stateWords[forward.state].word}
                </StatusPill>
                {forward.note !== undefined && <small>{forward.note}</small>}
                {forward.notKept && (
                  <Button
                    aria-label={`Keep the address of ${forward.guest?.name ?? forward.to}`}
                    onClick={() => onKeep(forward)}
                  >
                    Keep the address
                  </Button>
                )}
              </td>
              <td>
                <Commands commands={forward.commands} />
              </td>
              <td className={styles['actions']}>
                <Button
                  aria-label={`Remove the forward of port ${hostPort(forward)}`}
                  onClick={() => onRemove(forward)}
                >
                  Remove…
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
