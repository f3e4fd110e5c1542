import Button from '@mui/material/Button';
import { useState } from 'react';
import type { PhysicalFunction, SriovChange, VirtualFunction } from '#shared/contract/sriov.ts';
import { saysUser } from '#shared/domain/sriov/users.ts';
import type { Asked } from './asked.ts';
import { SettingsRow } from './settings-row.tsx';
import styles from './functions.module.css';

interface Props {
  device: PhysicalFunction;
  onAsk: (asked: Asked) => void;
  onChange: (change: SriovChange) => void;
}

/** Every function of a device; those of a network card are set up in the row itself. */
export function FunctionTable({ device, onAsk, onChange }: Props) {
  const [editing, setEditing] = useState<number>();
  const isNetwork = device.nets.length > 0;
  return (
    <div className={styles['scroll']}>
      <table className={styles['table']} aria-label={`Functions of ${device.address}`}>
        <thead>
          <tr>
            <th scope="col">Function</th>
            <th scope="col">Address</th>
            {isNetwork && (
              <>
                <th scope="col">MAC address</th>
                <th scope="col">VLAN</th>
                <th scope="col">Spoof check</th>
                <th scope="col">Trust</th>
                <th scope="col">Rate</th>
                <th scope="col">Link</th>
              </>
            )}
            <th scope="col">Used by</th>
            <th scope="col">
              <span className="visually-hidden">Actions</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {device.functions.map(each =>
            editing === each.index ? (
              <SettingsRow
                key={each.index}
                device={device}
                own={each}
                onReview={change => {
                  setEditing(undefined);
                  onChange(change);
                }}
                onCancel={() => setEditing(undefined)}
              />
            ) : (
              <tr key={each.index}>
                <th scope="row">{each.index}</th>
                <td className={styles['code']}>{each.address}</td>
                {isNetwork && <Settings {...each} />}
                <td>
                  {each.usedBy.length === 0 ? <Free {...each} /> : each.usedBy.map(saysUser).join('; ')}
                </td>
                <td>
                  <div className={styles['actions']}>
                    {isNetwork && (
                      <Button
                        size="small"
                        aria-label={`Set up function ${each.index}`}
                        onClick={() => setEditing(each.index)}
                      >
                        Set up
                      </Button>
                    )}
                    <Button
                      size="small"
                      aria-label={`Give function ${each.index} to a guest`}
                      disabled={each.usedBy.length > 0}
                      onClick={() => onAsk({ what: 'give', from: { device, function: each } })}
                    >
                      Give…
                    </Button>
                  </div>
                </td>
              </tr>
            ),
          )}
        </tbody>
      </table>
    </div>
  );
}

function Free({ net, driver }: VirtualFunction) {
  const at = net ?? (driver === undefined ? undefined : `driver ${driver}`);
  return <span className={styles['muted']}>{at === undefined ? 'nobody' : `nobody (${at})`}</span>;
}

const shown = (value: boolean | undefined) => (value === undefined ? '?' : value ? 'On' : 'Off');

function Settings({ settings }: VirtualFunction) {
  const { mac, vlan, priority = 0, spoofCheck, trust, minRate = 0, maxRate, link } = settings;
  const tag = vlan === undefined ? '?' : vlan === 0 ? 'None' : `${vlan}`;
  return (
    <>
      <td className={styles['code']}>
        {mac ?? <span className={styles['muted']}>made up by its driver</span>}
      </td>
      <td>{priority > 0 ? `${tag}, priority ${priority}` : tag}</td>
      <td>{shown(spoofCheck)}</td>
      <td>{shown(trust)}</td>
      <td>{rateText(minRate, maxRate)}</td>
      <td className={styles['short']}>
        {link === undefined ? '?' : { auto: 'Auto', up: 'Always up', down: 'Down' }[link]}
      </td>
    </>
  );
}

function rateText(least: number, most: number | undefined): string {
  if (most === undefined) return '?';
  if (least === 0 && most === 0) return 'Any';
  return (
    [least > 0 && `at least ${least}`, most > 0 && `at most ${most}`].filter(Boolean).join(', ') + ' Mbit/s'
  );
}
