import AddIcon from '@mui/icons-material/Add';
import SearchIcon from '@mui/icons-material/Search';
import Button from '@mui/material/Button';
import { KeyHint } from '#renderer/ui/key-hint.tsx';
import { runCommandById } from '../commands/run.ts';
import { Lantern } from './lantern.tsx';
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
      <Button
        variant="contained"
        color="primary"
        startIcon={<AddIcon />}
        title="New guest (N)"
        onClick={() => runCommandById('guest.create')}
      >
        New guest
      </Button>
    </header>
  );
}
