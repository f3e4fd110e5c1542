import SearchIcon from '@mui/icons-material/Search';
import { KeyHint } from '#renderer/ui/key-hint.tsx';
import { runCommandById } from '../commands/run.ts';
import { Lantern } from './lantern.tsx';
import { NewGuestButton } from './new-guest-button.tsx';
import styles from './top-bar.module.css';

export function TopBar() {
  return (
    <header className={styles['bar']}>
      <div className={styles['brand']}>
        <Lantern />
        Innkeeper
      </div>
      <button type="button" className={styles['search']} onClick={() => runCommandById('view.palette')}>
        <SearchIcon />
        <span>Search guests, pages, commands</span>
        <KeyHint keys="Mod+K" />
      </button>
      <NewGuestButton />
    </header>
  );
}
