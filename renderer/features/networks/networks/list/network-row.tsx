import StartIcon from '@mui/icons-material/PlayArrowOutlined';
import IconButton from '@mui/material/IconButton';
import { StateIcon } from '#renderer/ui/state-icon.tsx';
import type { Network } from '#shared/contract/networks.ts';
import type { AskedAction } from '../action-dialog.tsx';
import { count, modeLabel, whereTo } from '../words.ts';
import styles from './list.module.css';

interface Props {
  network: Network;
  /** Pixels from the top of the list. */
  top: number;
  place: { at: number; of: number };
  chosen: boolean;
  /** Tab comes to this row; arrow keys to the others. */
  reachable: boolean;
  onChoose: () => void;
  onAsk: (asked: AskedAction) => void;
}

/** One network: its state, what it is, and who is in it. */
export function NetworkRow({ network, top, place, chosen, reachable, onChoose, onAsk }: Props) {
  const { uuid, name, active, autostart, guests, connected, pending } = network;
  const state = active ? 'Running' : 'Off';
  return (
    <li
      className={styles['row']}
      style={{ transform: `translateY(${top}px)` }}
      data-chosen={chosen || undefined}
      aria-posinset={place.at}
      aria-setsize={place.of}
    >
      <button
        type="button"
        data-network={uuid}
        className={styles['choose']}
        tabIndex={reachable ? 0 : -1}
        aria-current={chosen || undefined}
        onClick={onChoose}
      >
        <StateIcon look={active ? 'running' : 'off'} />
        <span className={styles['name']}>
          <strong title={name}>{name}</strong>
          <small title={whereTo(network)}>
            <span className="visually-hidden">{state}, </span>
            {modeLabel(network)}
            {whereTo(network) !== '' && ` · ${whereTo(network)}`}
          </small>
        </span>
        <span className={styles['facts']}>
          <span>{connected > 0 ? `${count(connected, 'card')} connected` : count(guests, 'guest')}</span>
          <small>
            {pending
              ? 'Changes wait'
              : autostart
                ? 'Starts with the host'
                : network.transient
                  ? 'Transient'
                  : ''}
          </small>
        </span>
      </button>
      {!active && (
        <IconButton
          tabIndex={reachable ? 0 : -1}
          aria-label={`Start ${name}…`}
          title="Start…"
          onClick={() => onAsk({ network, action: { do: 'start', uuid } })}
        >
          <StartIcon fontSize="small" />
        </IconButton>
      )}
    </li>
  );
}
