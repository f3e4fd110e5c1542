import MenuItem from '@mui/material/MenuItem';
import ListSubheader from '@mui/material/ListSubheader';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { networkWays, useNetworkChoices } from '#renderer/api/networks.ts';
import { useNetworks } from '#renderer/api/live/networks.ts';
import { focusOnMount } from '#renderer/ui/focus-on-mount.ts';
import { More } from '#renderer/ui/more.tsx';
import { PlanDialog } from '#renderer/ui/plan/plan-dialog.tsx';
import { Tick } from '#renderer/ui/tick.tsx';
import { guestNameSchema } from '#shared/contract/values.ts';
import type { ConnectionId } from '#shared/contract/values.ts';
import type { NetworkMode, NetworkSettings } from '#shared/contract/network-settings.ts';
import type { NetworkAction } from '#shared/contract/networks.ts';
import { sectionsOf } from '#shared/domain/networks/catalogue/sections.ts';
import { type Mode, modeOf, modes } from '#shared/domain/networks/modes.ts';
import { newSettings } from '#shared/domain/networks/new-settings.ts';
import { Fields } from '../form/field-input.tsx';
import { SettingsForm } from '../form/settings-form.tsx';
import { NetworkFormProvider } from '../form/form-model.ts';
import { useProblems } from '../form/use-problems.ts';
import styles from './create.module.css';

interface Props {
  connection: ConnectionId;
  mode?: NetworkMode | undefined;
  bridge?: string | undefined;
  onClose: () => void;
}

const groups: readonly Mode['group'][] = ['Switch of its own', 'The host’s network', 'Cards of the host'];

/** A new network: its mode and what that needs first, everything else folded away below. */
export default function CreateDialog({ connection, mode = 'nat', bridge, onClose }: Props) {
  const choices = useNetworkChoices(connection);
  const { networks = [] } = useNetworks(connection);
  const [edited, setEdited] = useState<NetworkSettings>();
  const [start, setStart] = useState(true);
  const [autostart, setAutostart] = useState(true);
  const [typed, setTyped] = useState<string>();
  const begun = (id: NetworkMode): NetworkSettings =>
    newSettings(id, { subnet: choices?.freeSubnet, bridge: bridge ?? onlyBridge(choices, id) });
  const settings = edited ?? begun(mode);
  const name = typed ?? freeName(bridge ?? nameFor(settings.mode), networks);
  const named = guestNameSchema.safeParse(name);
  const problemOf = useProblems(named.success ? { ...settings, name: named.data } : settings);
  const action: NetworkAction | undefined =
    named.success && choices
      ? { do: 'create', settings: { ...settings, name: named.data }, start, autostart }
      : undefined;
  const sections = sectionsOf(settings.mode);
  const first = sections.find(({ title }) => title === 'Way out');
  return (
    <PlanDialog
      title="A new network"
      guestName={name}
      action={action}
      {...networkWays(connection)}
      confirm="Make the network"
      onClose={onClose}
    >
      {planned => (
        <NetworkFormProvider
          value={{
            settings,
            choices,
            disabled: false,
            problemOf: path => planned(path) ?? problemOf(path),
            onChange: setEdited,
          }}
        >
          <TextField
            fullWidth
            label="Name"
            value={name}
            inputRef={focusOnMount}
            error={!named.success || planned('name') !== undefined}
            helperText={planned('name') ?? (named.success ? undefined : named.error.issues[0]?.message)}
            onChange={event => setTyped(event.target.value)}
          />
          <TextField
            select
            fullWidth
            label="Mode"
            value={settings.mode}
            helperText={modeOf(settings.mode).what}
            onChange={({ target }) => {
              const next = begun(target.value as NetworkMode);
              // What was filled in stays where the new mode has it too.
              setEdited({
                ...next,
                ...(settings.domain !== undefined && { domain: settings.domain }),
                dns: settings.dns,
                addresses: next.addresses.length > 0 && edited ? settings.addresses : next.addresses,
              });
            }}
          >
            {groups.flatMap(group => [
              <ListSubheader key={group}>{group}</ListSubheader>,
              ...modes
                .filter(each => each.group === group)
                .map(({ id, label }) => (
                  <MenuItem key={id} value={id}>
                    {label}
                  </MenuItem>
                )),
            ])}
          </TextField>
          {first && modeOf(settings.mode).on !== 'nothing' && (
            <Fields fields={fieldsFirst(first.fields, settings.mode)} />
          )}
          <SettingsForm sections={sections.filter(({ title }) => title === 'Addresses')} />
          <div className={styles['ticks']}>
            <Tick label="Start it now" checked={start} onChange={setStart} />
            <Tick label="Start it with the host" checked={autostart} onChange={setAutostart} />
          </div>
          <More label="DNS, bandwidth and everything else">
            <div className={styles['rest']}>
              <SettingsForm
                sections={sections.filter(({ title }) => title !== 'Addresses' && title !== 'Way out')}
              />
            </div>
          </More>
        </NetworkFormProvider>
      )}
    </PlanDialog>
  );
}

/** The name of its own switch is libvirt's to find. */
function fieldsFirst<F extends { path: string }>(fields: readonly F[], mode: NetworkMode): F[] {
  const { on } = modeOf(mode);
  return fields.filter(({ path }) => path !== 'bridge' || on === 'host-bridge' || on === 'ovs-bridge');
}

const nameFor = (mode: NetworkMode): string => (mode === 'nat' ? 'network' : mode);

function freeName(wanted: string, networks: readonly { name: string }[]): string {
  const taken = new Set(networks.map(({ name }) => name));
  for (let number = 1; ; number++) {
    const name = number === 1 ? wanted : `${wanted}-${number}`;
    if (!taken.has(name)) return name;
  }
}

function onlyBridge(choices: ReturnType<typeof useNetworkChoices>, mode: NetworkMode): string | undefined {
  const kind = modeOf(mode).on === 'ovs-bridge' ? 'ovs-bridge' : 'bridge';
  const found = choices?.interfaces.filter(each => each.kind === kind) ?? [];
  return found.length === 1 ? found[0]?.name : undefined;
}
