import { useParams } from '@tanstack/react-router';
import NotFound from '#renderer/app/not-found.tsx';
import { devicesTabs } from './tabs.ts';

/** The tab that the address names. */
export default function DevicesTabPage() {
  const { connection, tab } = useParams({ from: '/frame/devices/$connection/$tab/{-$item}' });
  const Page = devicesTabs.find(({ id }) => id === tab)?.page;
  // A tab keeps what is typed into it for its host alone.
  return Page === undefined ? <NotFound /> : <Page key={connection} />;
}
