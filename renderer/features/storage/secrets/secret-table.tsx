import Button from '@mui/material/Button';
import { StatusPill } from '#renderer/ui/status-pill.tsx';
import { type Secret, type SecretUsage, secretUsages } from '#shared/contract/secrets.ts';
import { usages } from '#shared/domain/secrets/describe-usage.ts';
import styles from './secrets.module.css';

interface Props {
  secrets: readonly Secret[];
  onAsk: (what: 'value' | 'delete', secret: Secret) => void;
}

const isUsage = (text: string): text is SecretUsage => secretUsages.some(usage => usage === text);
const labelOf = ({ usageType }: Secret): string => (isUsage(usageType) ? usages[usageType].label : usageType);

const values: Readonly<Record<Secret['value'], { label: string; tone: 'run' | 'err' | 'off' }>> = {
  set: { label: 'Set', tone: 'run' },
  missing: { label: 'Missing', tone: 'err' },
  unknown: { label: 'Told to nobody', tone: 'off' },
};

export function SecretTable({ secrets, onAsk }: Props) {
  return (
    <div className={styles['scroll']}>
      <table className={styles['table']} aria-label="Secrets">
        <thead>
          <tr>
            {['For', 'Name', 'Value', 'Used by'].map(text => (
              <th key={text} scope="col">
                {text}
              </th>
            ))}
            <th scope="col">
              <span className="visually-hidden">What can be done</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {secrets.map(secret => {
            const { label, tone } = values[secret.value];
            const name = secret.usage === '' ? secret.uuid : secret.usage;
            return (
              <tr key={secret.uuid}>
                <td>{labelOf(secret)}</td>
                <th scope="row">
                  <span className={styles['name']}>{name}</span>
                  {secret.description !== undefined && <small>{secret.description}</small>}
                </th>
                <td>
                  <StatusPill tone={tone}>{label}</StatusPill>
                  {secret.ephemeral && <small>Until libvirt restarts</small>}
                </td>
                <td>
                  {secret.usedBy.length === 0 ? 'Nobody' : secret.usedBy.map(user => user.name).join(', ')}
                </td>
                <td className={styles['buttons']}>
                  <Button aria-label={`New value for ${name}`} onClick={() => onAsk('value', secret)}>
                    New value…
                  </Button>
                  <Button aria-label={`Delete ${name}`} onClick={() => onAsk('delete', secret)}>
                    Delete…
                  </Button>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
