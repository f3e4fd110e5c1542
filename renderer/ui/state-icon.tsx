import styles from './state-icon.module.css';

/** What an icon can say. Each has its own shape, so that it can be told without its colour. */
export type Look =
  | 'running'
  | 'paused'
  | 'asleep'
  | 'stopping'
  | 'off'
  | 'saved'
  | 'error'
  | 'warning'
  | 'ok'
  | 'info'
  | 'unknown'
  | 'busy';

const shapes: Record<Look, React.ReactNode> = {
  running: <circle cx="6" cy="6" r="4.5" fill="currentColor" />,
  paused: <path d="M3.2 2h2v8h-2zM6.8 2h2v8h-2z" fill="currentColor" />,
  asleep: <path d="M7.5 1.500a4.7 4.7 0 1 0 3 6.300A4 4 0 0 1 7.5 1.500z" fill="currentColor" />,
  stopping: (
    <>
      <circle cx="6" cy="6" r="4" fill="none" stroke="currentColor" strokeWidth="1.5" />
      <path d="M6 2a4 4 0 0 1 0 8z" fill="currentColor" />
    </>
  ),
  off: <circle cx="6" cy="6" r="3.8" fill="none" stroke="currentColor" strokeWidth="1.6" />,
  saved: (
    <path
      d="M6 1.500v5.500M3.5 4.8 6 7.300l2.5-2.500M2 10.300h8"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
      strokeLinecap="round"
      strokeLinejoin="round"
    />
  ),
  error: (
    <path
      d="M2.5 2.500l7 7M9.5 2.500l-7 7"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="round"
    />
  ),
  warning: (
    <path
      d="M6 1.5 11 10.300H1zM6 4.800v2.400M6 8.700v.1"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.2"
      strokeLinejoin="round"
      strokeLinecap="round"
    />
  ),
  ok: (
    <path
      d="M2 6.5 4.8 9.3 10 3"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
      strokeLinecap="round"
      strokeLinejoin="round"
    />
  ),
  info: (
    <path
      d="M6 5.300v4M6 2.600v.2"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.8"
      strokeLinecap="round"
    />
  ),
  unknown: (
    <path
      d="M4 4.200a2 2 0 1 1 2.8 1.800c-.6.3-.8.6-.8 1.200M6 9.300v.1"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
    />
  ),
  busy: (
    <path
      d="M6 1.700A4.3 4.3 0 1 1 1.7 6"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
      strokeLinecap="round"
    />
  ),
};

export function StateIcon({ look }: { look: Look }) {
  return (
    <svg
      className={styles['icon']}
      data-look={look}
      viewBox="0 0 12 12"
      width="12"
      height="12"
      aria-hidden="true"
    >
      {shapes[look]}
    </svg>
  );
}
