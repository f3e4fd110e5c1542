import styles from './lantern.module.css';

/** The sign of the house. It appears once, and is the only amber thing that is not a state. */
export function Lantern() {
  return (
    <svg className={styles['lantern']} viewBox="0 0 20 20" width="18" height="18" aria-hidden="true">
      <path d="M8 2.2C8 1 9 .6 10 .6s2 .4 2 1.6h-1.3c0-.3-.3-.4-.7-.4s-.7.1-.7.4z" />
      <rect x="5.6" y="2.6" width="8.8" height="2.6" rx="1" />
      <path d="M5.2 6.2h9.6l-1 9.8H6.2z" opacity=".55" />
      <path d="M10 7.8c1.6 1.7 2 2.7 2 3.9a2 2 0 0 1-4 0c0-1.2.4-2.2 2-3.9z" />
      <rect x="5.2" y="16.6" width="9.6" height="2.6" rx="1" />
    </svg>
  );
}
