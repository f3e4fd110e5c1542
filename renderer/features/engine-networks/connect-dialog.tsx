import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { engineNetworkWays } from '#renderer/api/engine-networks.ts';
import { useContainers } from '#renderer/api/live/containers.ts';
import { TextLine } from '#renderer/ui/item-panel/text-line.tsx';
import { Labelled } from '#renderer/ui/labelled.tsx';
import { PlanDialog } from '#renderer/ui/plan/plan-dialog.tsx';
import type { ContainerId } from '#shared/contract/container-row.ts';
import type { EngineNetwork, EngineNetworkAction } from '#shared/contract/engine-networks.ts';
import type { EngineId } from '#shared/contract/engines.ts';
import styles from './engine-networks.module.css';

interface Props {
  engine: EngineId;
  network: EngineNetwork;
  onClose: () => void;
}

/** Lets a container into a network, by names and addresses of its own if wished. */
export function ConnectDialog({ engine, network, onClose }: Props) {
  const { id, name, ipv6, subnets, members } = network;
  const byKey = useContainers(state => state.byKey);
  const outside = [...byKey.values()]
    .filter(each => each.engine === engine && !members.some(({ container }) => container === each.id))
    .toSorted((a, b) => a.name.localeCompare(b.name, 'en', { numeric: true }));
  const [container, setContainer] = useState<ContainerId | undefined>(outside[0]?.id);
  const [aliases, setAliases] = useState('');
  const [address, setAddress] = useState({ ipv4: '', ipv6: '' });
  const action: EngineNetworkAction | undefined = container && {
    do: 'connect',
    id,
    container,
    aliases: aliases.split(/[\s,]+/).filter(Boolean),
    ...(address.ipv4 !== '' && { ipv4: address.ipv4.trim() }),
    ...(address.ipv6 !== '' && { ipv6: address.ipv6.trim() }),
  };
  return (
    <PlanDialog
      title={`Connect a container to ${name}`}
      guestName={name}
      action={action}
      {...engineNetworkWays(engine)}
      confirm="Connect"
      onClose={onClose}
    >
      {problemOf => (
        <div className={styles['form']}>
          <Labelled
            label="Container"
            problem={problemOf('container')}
            hint={outside.length === 0 ? 'Every container is in it already.' : undefined}
          >
            {({ id: field, labelledBy, describedBy }) => (
              <TextField
                select
                fullWidth
                value={container ?? ''}
                disabled={outside.length === 0}
                onChange={event => setContainer(event.target.value as ContainerId)}
                slotProps={{
                  select: {
                    id: field,
                    labelId: labelledBy,
                    inputProps: { 'aria-describedby': describedBy },
                  },
                }}
              >
                {outside.map(each => (
                  <MenuItem key={each.id} value={each.id}>
                    {each.name}
                  </MenuItem>
                ))}
              </TextField>
            )}
          </Labelled>
          <TextLine
            label="Names"
            hint="What others in the network also reach it by, with spaces between; it may have none."
            value={aliases}
            problem={problemOf('aliases')}
            onChange={setAliases}
          />
          <TextLine
            label="IPv4 address"
            hint={`Empty: the engine gives it one${subnets[0] ? ` of ${subnets[0].range ?? subnets[0].subnet}` : ''}.`}
            value={address.ipv4}
            problem={problemOf('ipv4')}
            onChange={ipv4 => setAddress({ ...address, ipv4 })}
          />
          {ipv6 && (
            <TextLine
              label="IPv6 address"
              hint="Empty: the engine gives it one."
              value={address.ipv6}
              problem={problemOf('ipv6')}
              onChange={value => setAddress({ ...address, ipv6: value })}
            />
          )}
        </div>
      )}
    </PlanDialog>
  );
}
