import Button from '@mui/material/Button';
import { useState } from 'react';
import { FilterChip } from '#renderer/ui/filter-chip.tsx';
import { SearchField } from '#renderer/ui/search-field.tsx';
import { StatusPill } from '#renderer/ui/status-pill.tsx';
import { Toolbar } from '#renderer/ui/toolbar.tsx';
import type { HostInterface, InterfaceManager } from '#shared/contract/host-bridges.ts';
import { kindWords, managerWords, stateLooks, stateTones, stateWords } from './words.ts';
import styles from './bridges.module.css';

interface Props {
  interfaces: readonly HostInterface[];
  managers: readonly { manager: InterfaceManager; interfaces: string[] }[];
  chosen: string | undefined;
  looking: boolean;
  onAgain: () => void;
  onChoose: (name: string) => void;
}

/** Loopback and guests' ends are there by themselves: nobody sets them up here. */
const isOwn = ({ kind }: HostInterface) => kind !== 'tap' && kind !== 'loopback';

export function InterfaceList({ interfaces, managers, chosen, looking, onAgain, onChoose }: Props) {
  const [text, setText] = useState('');
  const [all, setAll] = useState(false);
  const wanted = text.trim().toLowerCase();
  const shown = interfaces.filter(
    each =>
      (all || isOwn(each) || each.name === chosen) &&
      (wanted === '' ||
        [each.name, each.mac, ...each.addresses].some(word => word?.toLowerCase().includes(wanted))),
  );
  const hidden = interfaces.filter(each => !isOwn(each)).length;
  return (
    <div className={styles['list']}>
      <Toolbar label="Interfaces">
        <SearchField value={text} onChange={setText} label="Search interfaces" />
        <FilterChip on={all} onToggle={() => setAll(!all)} count={hidden}>
          Loopback and guests’ ends
        </FilterChip>
        <Button onClick={onAgain} disabled={looking}>
          {looking ? 'Looking…' : 'Look again'}
        </Button>
      </Toolbar>
      <p className={styles['managers']}>{managersText(managers)}</p>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls has to be reached by keys */}
      <div className={styles['scroll']} tabIndex={0} role="group" aria-label="Host interfaces">
        <table>
          <thead>
            <tr>
              <th scope="col">Interface</th>
              <th scope="col">State</th>
              <th scope="col">Addresses</th>
              <th scope="col">Set up by</th>
              <th scope="col">Part of</th>
            </tr>
          </thead>
          <tbody>
            {shown.map(each => (
              <Row key={each.name} about={each} chosen={each.name === chosen} onChoose={onChoose} />
            ))}
          </tbody>
        </table>
        {shown.length === 0 && <p className={styles['quiet']}>No interface is like that.</p>}
      </div>
    </div>
  );
}

function Row({
  about,
  chosen,
  onChoose,
}: {
  about: HostInterface;
  chosen: boolean;
  onChoose: (name: string) => void;
}) {
  const { name, kind, state, addresses, manager, master, defaultRoute, carriesUs, ours } = about;
  const notes = [
    kindWords[kind],
    ...(ours ? ['made by Innkeeper'] : []),
    ...(carriesUs ? ['you come by it'] : []),
    ...(defaultRoute ? ['default route'] : []),
  ];
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions -- its first cell is a button
    <tr data-chosen={chosen || undefined} onClick={() => onChoose(name)}>
      <th scope="row">
        <button type="button" aria-current={chosen || undefined}>
          {name}
        </button>
        <span className={styles['notes']}>{notes.join(' · ')}</span>
      </th>
      <td>
        <StatusPill tone={stateTones[state]} look={stateLooks[state]}>
          {stateWords[state]}
        </StatusPill>
      </td>
      <td className={styles['addresses']}>
        {addresses.map(address => (
          <span key={address}>{address}</span>
        ))}
      </td>
      <td>{managerWords[manager]}</td>
      <td>{master}</td>
    </tr>
  );
}

function managersText(managers: Props['managers']): string {
  if (managers.length === 0) return 'No program that we know sets interfaces up on this host.';
  const each = managers.map(
    ({ manager, interfaces }) => `${managerWords[manager]} (${interfaces.join(', ')})`,
  );
  return `Set up here by ${new Intl.ListFormat('en-GB').format(each)}.`;
}
