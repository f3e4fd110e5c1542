import { useParams } from '@tanstack/react-router';
import NotFound from '#renderer/app/not-found.tsx';
import { engineTabs } from './tabs.ts';

/** The tab that the address names. */
export default function EngineTabPage() {
  const { engine, tab } = useParams({ strict: false });
  const Page = engineTabs.find(({ id }) => id === tab)?.page;
  // A tab keeps what is typed into it for its engine alone.
  return Page === undefined ? <NotFound /> : <Page key={engine} />;
}
