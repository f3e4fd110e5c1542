import DeleteIcon from '@mui/icons-material/CloseOutlined';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import type { PortForward } from '#shared/contract/create/nic.ts';
import { hostPortFor, portConflicts } from './port-conflicts.ts';
import styles from './port-forwards.module.css';

interface Props {
  forwards: readonly PortForward[];
  onChange: (forwards: PortForward[]) => void;
}

/** Ports of the host that lead into the guest. */
export function PortForwards({ forwards, onChange }: Props) {
  const wrong = portConflicts(forwards);
  const change = (at: number, part: Partial<PortForward>) =>
    onChange(forwards.map((forward, index) => (index === at ? { ...forward, ...part } : forward)));
  const add = (guest: number) =>
    onChange([...forwards, { protocol: 'tcp', host: hostPortFor(guest, forwards), guest }]);

  return (
    <div className={styles['forwards']}>
      <ul aria-label="Forwarded ports">
        {forwards.map((forward, at) => (
          // oxlint-disable-next-line react/no-array-index-key -- a forward is known by its place alone
          <li key={at}>
            <TextField
              select
              value={forward.protocol}
              slotProps={{ select: { SelectDisplayProps: { 'aria-label': `Protocol ${at + 1}` } } }}
              onChange={({ target }) => change(at, { protocol: target.value === 'udp' ? 'udp' : 'tcp' })}
            >
              <MenuItem value="tcp">TCP</MenuItem>
              <MenuItem value="udp">UDP</MenuItem>
            </TextField>
            <TextField
              select
              value={forward.address ?? ''}
              slotProps={{
                select: {
                  displayEmpty: true,
                  SelectDisplayProps: { 'aria-label': `Reached from ${at + 1}` },
                },
              }}
              onChange={({ target }) => {
                const { address: _address, ...rest } = forward;
                onChange(forwards.with(at, target.value === '' ? rest : { ...rest, address: target.value }));
              }}
            >
              <MenuItem value="">this host alone</MenuItem>
              <MenuItem value="0.0.0.0">anywhere</MenuItem>
              {forward.address !== undefined && forward.address !== '0.0.0.0' && (
                <MenuItem value={forward.address}>{forward.address}</MenuItem>
              )}
            </TextField>
            <Port
              name={`Port of the host ${at + 1}`}
              value={forward.host}
              wrong={wrong[at] !== undefined}
              onChange={host => change(at, { host })}
            />
            <span>leads to</span>
            <Port
              name={`Port of the guest ${at + 1}`}
              value={forward.guest}
              wrong={false}
              onChange={guest => change(at, { guest })}
            />
            <IconButton
              aria-label={`Remove the forward of port ${forward.host}`}
              onClick={() => onChange(forwards.toSpliced(at, 1))}
            >
              <DeleteIcon />
            </IconButton>
            {wrong[at] && <p role="alert">{wrong[at]}</p>}
          </li>
        ))}
      </ul>
      <div className={styles['actions']}>
        <Button onClick={() => add(22)}>Forward ssh</Button>
        <Button onClick={() => add(80)}>Forward a web server</Button>
        <Button onClick={() => add(8080)}>Forward a port</Button>
      </div>
    </div>
  );
}

interface PortProps {
  name: string;
  value: number;
  wrong: boolean;
  onChange: (port: number) => void;
}

function Port({ name, value, wrong, onChange }: PortProps) {
  return (
    <TextField
      value={Number.isNaN(value) ? '' : value}
      error={wrong}
      autoComplete="off"
      slotProps={{ htmlInput: { 'aria-label': name, inputMode: 'numeric' } }}
      onChange={({ target }) => onChange(/^\d{1,5}$/.test(target.value) ? Number(target.value) : Number.NaN)}
    />
  );
}
