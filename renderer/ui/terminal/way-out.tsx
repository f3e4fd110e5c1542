import { useEffect, useState } from 'react';
import styles from './way-out.module.css';

const shownForMs = 4000;

/** Says for a moment, as a console takes the keyboard, how to get it back. */
export function WayOut() {
  const [shown, setShown] = useState(true);
  useEffect(() => {
    const timer = setTimeout(() => setShown(false), shownForMs);
    return () => clearTimeout(timer);
  }, []);
  return shown && <output className={styles['hint']}>Ctrl + Alt gives the keyboard back</output>;
}
