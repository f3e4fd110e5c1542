import Autocomplete from '@mui/material/Autocomplete';
import TextField from '@mui/material/TextField';
import type { NetworkChoices } from '#shared/contract/networks.ts';
import { type Mode, modeOf } from '#shared/domain/networks/modes.ts';
import { useNetworkForm } from './form-model.ts';
import styles from './form.module.css';

type Interface = NetworkChoices['interfaces'][number];

/** Cards or bridges of the host, by what the mode hangs on; another name may be typed. */
export function InterfaceInput({ path }: { path: string }) {
  const { settings, choices, disabled, problemOf, set } = useNetworkForm();
  const { on } = modeOf(settings.mode);
  const many = on === 'interfaces';
  const bridge = path === 'bridge';
  const value = bridge ? (settings.bridge === undefined ? [] : [settings.bridge]) : settings.devices;
  const problem = problemOf(path) ?? problemOf(`${path}.0`);
  const offered = (choices?.interfaces ?? []).filter(each => isFor(on, each));
  const put = (next: readonly string[]) => set(path, bridge ? next[0] : next);
  const { label, help } = words(on, bridge);
  return (
    <Autocomplete
      className={styles['wide'] ?? ''}
      freeSolo
      autoSelect
      disabled={disabled}
      options={offered.map(({ name }) => name)}
      multiple
      value={[...value]}
      // Of a mode that takes one, the last that was chosen.
      onChange={(_, next) => put(many ? next : next.slice(-1))}
      renderOption={({ key, ...props }, name) => (
        <li key={key} {...props}>
          <span className={styles['option']}>
            <strong>{name}</strong>
            <small>{about(offered.find(each => each.name === name))}</small>
          </span>
        </li>
      )}
      renderInput={params => (
        <TextField
          {...params}
          label={label}
          error={problem !== undefined}
          helperText={problem ?? help}
          slotProps={{ ...params.slotProps, htmlInput: { ...params.slotProps.htmlInput, spellCheck: false } }}
        />
      )}
    />
  );
}

function isFor(on: Mode['on'], { kind, functions }: Interface): boolean {
  switch (on) {
    case 'host-bridge':
      return kind === 'bridge';
    case 'ovs-bridge':
      return kind === 'ovs-bridge';
    case 'functions':
      return functions !== undefined;
    case 'interfaces':
      return kind !== 'bridge' && kind !== 'ovs-bridge' && kind !== 'wifi';
    case 'any-interface':
      return true;
    case 'nothing':
      return false;
  }
}

const kindWords: Readonly<Record<Interface['kind'], string>> = {
  nic: 'card',
  bond: 'bond',
  vlan: 'VLAN',
  bridge: 'bridge',
  'ovs-bridge': 'Open vSwitch bridge',
  wifi: 'Wi-Fi',
  other: 'interface',
};

const about = (found: Interface | undefined): string =>
  found === undefined
    ? ''
    : [
        kindWords[found.kind],
        found.up ? undefined : 'down',
        found.address,
        found.functions === undefined ? undefined : `${found.functions} functions`,
      ]
        .filter(Boolean)
        .join(', ');

function words(on: Mode['on'], bridge: boolean): { label: string; help: string } {
  if (bridge && on !== 'host-bridge' && on !== 'ovs-bridge')
    return { label: 'Bridge', help: 'The name of its own switch on the host; libvirt gives it one.' };
  switch (on) {
    case 'host-bridge':
      return { label: 'Bridge', help: 'It has to be there already; “Host interfaces” makes one safely.' };
    case 'ovs-bridge':
      return { label: 'Open vSwitch bridge', help: 'Made with ovs-vsctl add-br on the host.' };
    case 'functions':
      return { label: 'Card', help: 'Its virtual functions are given away, one to each guest.' };
    case 'interfaces':
      return { label: 'Cards', help: 'Guests are spread over them. Wi-Fi carries no macvtap.' };
    default:
      return { label: 'Go out by', help: 'Empty: by whichever card the host itself does.' };
  }
}
