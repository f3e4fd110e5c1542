import Button from '@mui/material/Button';
import { Attention } from '#renderer/ui/attention.tsx';
import { StatusPill } from '#renderer/ui/status-pill.tsx';
import type { PhysicalFunction, SriovChange } from '#shared/contract/sriov.ts';
import type { Asked } from './asked.ts';
import { FunctionTable } from './function-table.tsx';
import styles from './functions.module.css';

interface Props {
  device: PhysicalFunction;
  onAsk: (asked: Asked) => void;
  onChange: (change: SriovChange) => void;
}

/** One device with its functions, and what is done to all of them. */
export function DeviceCard({ device, onAsk, onChange }: Props) {
  const { address, name, nets, functions, atMost, kept, others } = device;
  const title = nets[0]?.name ?? name;
  return (
    <section className={styles['card']} aria-label={`${title} ${address}`}>
      <header className={styles['head']}>
        <h2>{title}</h2>
        <StatusPill tone={functions.length > 0 ? 'run' : 'off'}>
          {functions.length} of {atMost} functions
        </StatusPill>
        {kept && <StatusPill tone="accent">Kept at every start</StatusPill>}
        <span className={styles['gap']} />
        {functions.length > 0 && !kept && (
          <Button onClick={() => onChange({ do: 'keep', device: address })}>Keep as it is</Button>
        )}
        {kept && <Button onClick={() => onChange({ do: 'forget', device: address })}>Do not keep</Button>}
        {nets.length > 0 && functions.length > 0 && (
          <Button onClick={() => onAsk({ what: 'pool', device })}>Make a pool…</Button>
        )}
        <Button variant="contained" color="primary" onClick={() => onAsk({ what: 'count', device })}>
          {functions.length === 0 ? 'Make functions…' : 'Change the number…'}
        </Button>
      </header>
      <p className={styles['muted']}>{aboutDevice(device)}</p>
      {kept?.count !== undefined && kept.count !== functions.length && (
        <Attention
          tone="info"
          what={`At the next start it gets ${kept.count} functions.`}
          why={`It has ${functions.length} now.`}
        />
      )}
      {others.map(({ file, line, text }) => (
        <Attention
          key={`${file}:${line}`}
          tone="info"
          what={`${file} makes functions of it at every start.`}
          why={<code>{text}</code>}
        />
      ))}
      {functions.length > 0 && <FunctionTable device={device} onAsk={onAsk} onChange={onChange} />}
    </section>
  );
}

function aboutDevice({ address, name, nets, what, driver, group, node }: PhysicalFunction): string {
  const [net] = nets;
  const link = net && (net.up ? (net.speed === undefined ? 'up' : `up, ${net.speed} Mbit/s`) : 'down');
  return [
    net ? name : what,
    address,
    driver === undefined ? 'no driver' : `driver ${driver}`,
    group !== undefined && `group ${group}`,
    node !== undefined && `NUMA node ${node}`,
    link !== undefined && `link ${link}`,
  ]
    .filter(Boolean)
    .join(' · ');
}
