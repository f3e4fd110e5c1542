import { Outlet } from '@tanstack/react-router';
import { OverlayHost } from '../overlay-host.tsx';
import { Navigation } from './navigation.tsx';
import { StatusBar } from './status-bar.tsx';
import { TopBar } from './top-bar.tsx';
import styles from './frame.module.css';

/** The one frame: what there is, the page, and what goes on. */
export function Frame() {
  return (
    <div className={styles['frame']}>
      <TopBar />
      <Navigation />
      <main className={styles['page']}>
        <Outlet />
      </main>
      <StatusBar />
      <OverlayHost />
    </div>
  );
}
