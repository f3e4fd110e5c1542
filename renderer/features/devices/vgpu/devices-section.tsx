import Button from '@mui/material/Button';
import { StatusPill } from '#renderer/ui/status-pill.tsx';
import type { MediatedAction, MediatedDevice, MediatedState } from '#shared/contract/mediated.ts';
import type { Asked } from './asked.ts';
import styles from '../functions/functions.module.css';

/** Those that there are, or that are defined. */
export function DevicesSection({ state, onAsk }: { state: MediatedState; onAsk: (asked: Asked) => void }) {
  return (
    <section className={styles['card']} aria-label="Devices">
      <h2>Devices</h2>
      <div className={styles['scroll']}>
        <table className={styles['table']} aria-label="Mediated devices">
          <thead>
            <tr>
              <th scope="col">Device</th>
              <th scope="col">Type</th>
              <th scope="col">State</th>
              <th scope="col">Used by</th>
              <th scope="col">
                <span className="visually-hidden">Actions</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {state.devices.map(device => (
              <tr key={device.uuid}>
                <th scope="row" className={styles['code']}>
                  {device.uuid}
                </th>
                <td>
                  {typeName(state, device)} <span className={styles['muted']}>of {device.parent}</span>
                </td>
                <td>
                  <StatusPill tone={device.active ? 'run' : 'off'}>
                    {device.active ? 'There' : 'Defined'}
                  </StatusPill>{' '}
                  <span className={styles['muted']}>{lasts(device)}</span>
                </td>
                <td>{device.usedBy.map(({ name }) => name).join(', ') || 'nobody'}</td>
                <td>
                  <div className={styles['actions']}>
                    <Actions device={device} onAsk={onAsk} />
                  </div>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function typeName({ parents }: MediatedState, { parent, type }: MediatedDevice): string {
  const known = parents.find(({ id }) => id === parent)?.types.find(({ id }) => id === type);
  return known?.name ?? type;
}

function lasts({ lasting, autostart }: MediatedDevice): string {
  if (!lasting) return 'until the host restarts';
  return autostart ? 'at every start of the host' : 'made by hand';
}

function Actions({ device, onAsk }: { device: MediatedDevice; onAsk: (asked: Asked) => void }) {
  const { uuid, active, lasting, autostart, nodeDevice, usedBy } = device;
  const short = uuid.slice(0, 8);
  const ask = (title: string, action: MediatedAction) => () => onAsk({ what: 'act', title, action });
  const button = (text: string, onClick: () => void, disabled = false) => (
    <Button
      size="small"
      aria-label={`${text.replace('…', '')} ${short}`}
      disabled={disabled}
      onClick={onClick}
    >
      {text}
    </Button>
  );
  if (nodeDevice === undefined) {
    return button('Remove…', () => onAsk({ what: 'host', change: { do: 'remove', uuid } }));
  }
  return (
    <>
      {active && button('Give…', () => onAsk({ what: 'give', device }), usedBy.length > 0)}
      {!active && button('Make…', ask(`Make ${short}`, { do: 'start', uuid }))}
      {active && lasting && button('Take away…', ask(`Take ${short} away`, { do: 'stop', uuid }))}
      {!lasting && button('Let it last…', ask(`Let ${short} last`, { do: 'keep', uuid, autostart: true }))}
      {lasting &&
        button(
          autostart ? 'By hand…' : 'At every start…',
          ask(`When ${short} is made`, { do: 'autostart', uuid, on: !autostart }),
        )}
      {button('Remove…', ask(`Remove ${short}`, { do: 'remove', uuid }))}
    </>
  );
}
