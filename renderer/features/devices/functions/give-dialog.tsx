import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { Attention } from '#renderer/ui/attention.tsx';
import { randomMac } from '#renderer/ui/random-mac.ts';
import type { SriovState } from '#shared/contract/sriov.ts';
import { giveEdits, giveProblems, type Giving } from '#shared/domain/sriov/give.ts';
import { cardDown } from '#shared/domain/sriov/plan-pool.ts';
import type { ConnectionId } from '#shared/contract/values.ts';
import { GuestEditsDialog } from '../give/guest-edits-dialog.tsx';
import type { GiveFrom } from './asked.ts';

interface Props {
  connection: ConnectionId;
  state: SriovState;
  from: GiveFrom;
  onClose: () => void;
}

/** Hands a function to a guest, as a network card or as it is; a change of the guest's hardware like any other. */
export function GiveDialog({ connection, state, from, onClose }: Props) {
  const isNetwork = 'pool' in from || from.device.nets.length > 0;
  const [how, setHow] = useState<'interface' | 'device'>(isNetwork ? 'interface' : 'device');
  const [mac, setMac] = useState(
    () => ('pool' in from ? undefined : from.function.settings.mac) ?? randomMac(),
  );
  const [vlan, setVlan] = useState(() => String('pool' in from ? 0 : (from.function.settings.vlan ?? 0)));
  const [teaming, setTeaming] = useState<string>();
  const card = {
    mac: mac.trim().toLowerCase(),
    vlan: vlan.trim() === '' ? 0 : Number(vlan),
    teamingWith: teaming,
  };
  const giving: Giving =
    'pool' in from
      ? { how: 'pool', network: from.pool.name, ...card }
      : how === 'interface'
        ? { how, function: from.function.address, ...card }
        : { how, function: from.function.address };
  const title =
    'pool' in from
      ? `A function of the pool ${from.pool.name}`
      : `Function ${from.function.index} of ${from.device.nets[0]?.name ?? from.device.address}`;
  const asCard = giving.how !== 'device';
  const device =
    'pool' in from ? state.physical.find(({ address }) => address === from.pool.device) : from.device;
  const down = device?.nets.some(({ up }) => up) === false ? cardDown(device.nets[0]?.name ?? '') : undefined;
  return (
    <GuestEditsDialog
      connection={connection}
      title={title}
      editsOf={() => giveEdits(giving)}
      problemsOf={guest => giveProblems(giving, guest.uuid, state)}
      onClose={onClose}
    >
      {isNetwork && !('pool' in from) && (
        <TextField
          select
          label="As"
          value={how}
          helperText={
            how === 'interface'
              ? 'libvirt sets its MAC address and VLAN before the guest starts.'
              : 'As it is: its MAC address is the one that is set for it here.'
          }
          onChange={({ target }) => setHow(target.value === 'device' ? 'device' : 'interface')}
        >
          <MenuItem value="interface">Network card</MenuItem>
          <MenuItem value="device">PCI device</MenuItem>
        </TextField>
      )}
      {asCard && down && device?.nets[0] && <Attention what={down.text} why={`${down.why} ${down.remedy}`} />}
      {asCard && (
        <>
          <TextField label="MAC address" value={mac} onChange={({ target }) => setMac(target.value)} />
          <TextField label="VLAN (0: none)" value={vlan} onChange={({ target }) => setVlan(target.value)} />
          {state.networks.length > 0 && (
            <FormControlLabel
              label="Team it with a virtio card, so that the guest can be migrated"
              control={
                <Checkbox
                  checked={teaming !== undefined}
                  onChange={(_, checked) => setTeaming(checked ? state.networks[0] : undefined)}
                />
              }
            />
          )}
          {teaming !== undefined && (
            <TextField
              select
              label="Network of the virtio card"
              value={teaming}
              helperText="It carries on while the function is taken away. The guest’s driver net_failover joins the two."
              onChange={({ target }) => setTeaming(target.value)}
            >
              {state.networks.map(name => (
                <MenuItem key={name} value={name}>
                  {name}
                </MenuItem>
              ))}
            </TextField>
          )}
        </>
      )}
    </GuestEditsDialog>
  );
}
