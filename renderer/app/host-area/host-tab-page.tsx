import { useParams } from '@tanstack/react-router';
import NotFound from '#renderer/app/not-found.tsx';
import type { HostTab } from './host-tab.ts';

/** The tab that the address names. */
export function HostTabPage({ tabs }: { tabs: readonly HostTab[] }) {
  const { connection, tab } = useParams({ strict: false });
  const Page = tabs.find(({ id }) => id === tab)?.page;
  // A tab keeps what is typed into it for its host alone.
  return Page === undefined ? <NotFound /> : <Page key={connection} />;
}
