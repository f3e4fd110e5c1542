import CloseIcon from '@mui/icons-material/Close';
import IconButton from '@mui/material/IconButton';
import { Link } from '@tanstack/react-router';
import type { Guest } from '#shared/contract/guests.ts';
import { go } from '#renderer/app/go.ts';
import styles from './guest-panel.module.css';

const base = '/guests/$connection/$uuid' as const;
const exact = { exact: true, includeSearch: false };

/** The guest's tabs; each has its own address. Consoles are there as the guest has them. */
export function GuestTabs({ guest }: { guest: Guest }) {
  const { connection, uuid, displays, textConsoles } = guest;
  return (
    <nav className={styles['tabs']} aria-label={`Tabs of ${guest.name}`}>
      <Link to={base} params={{ connection, uuid }} search activeOptions={exact}>
        Overview
      </Link>
      {displays.map(({ index, type }) => (
        <Link
          key={index}
          to={`${base}/display/$index`}
          params={{ connection, uuid, index: String(index) }}
          search
          activeOptions={exact}
        >
          {displays.length === 1 ? 'Screen' : `Screen ${index + 1} (${type.toUpperCase()})`}
        </Link>
      ))}
      {textConsoles.map(({ alias, label }) => (
        <Link
          key={alias}
          to={`${base}/text/$alias`}
          params={{ connection, uuid, alias }}
          search
          activeOptions={exact}
        >
          {label}
        </Link>
      ))}
      <Link
        to={`${base}/hardware/{-$item}`}
        params={{ connection, uuid, item: undefined }}
        search
        activeOptions={{ exact: false, includeSearch: false }}
      >
        Hardware
      </Link>
      <Link to={`${base}/performance`} params={{ connection, uuid }} search activeOptions={exact}>
        Performance
      </Link>
      <Link to={`${base}/xml`} params={{ connection, uuid }} search activeOptions={exact}>
        XML
      </Link>
      <Link to={`${base}/activity`} params={{ connection, uuid }} search activeOptions={exact}>
        Activity
      </Link>
      <IconButton
        className={styles['close'] ?? ''}
        aria-label="Close the panel"
        title="Close (Esc in the list)"
        onClick={() => void go({ to: '/guests', search: true })}
      >
        <CloseIcon />
      </IconButton>
    </nav>
  );
}
