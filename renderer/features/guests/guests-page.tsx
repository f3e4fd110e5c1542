import { Outlet, useMatch } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useWidePanel } from '#renderer/app/wide-panel.ts';
import { SplitPane } from '#renderer/ui/split-pane.tsx';
import { GuestList } from './guest-list.tsx';

/** The list stays while a guest is shown beside it or a new one is made over it. */
export function GuestsPage() {
  const guest = useMatch({ from: '/frame/guests/$connection/$uuid', shouldThrow: false });
  const container = useMatch({ from: '/frame/guests/containers/$engine/$id', shouldThrow: false });
  const shown = guest ?? container;
  const wide = useWidePanel(state => state.wide);
  useEffect(() => {
    // What is shown beside the list has put its own name there.
    if (shown === undefined) document.title = 'Guests – Innkeeper';
  }, [shown]);
  return (
    <>
      <SplitPane
        id="guests"
        main={<GuestList />}
        detail={shown && <Outlet />}
        detailLabel={container ? 'container' : 'guest'}
        wide={wide}
      />
      {!shown && <Outlet />}
    </>
  );
}
