import { useParams } from '@tanstack/react-router';
import NotFound from '#renderer/app/not-found.tsx';
import { containerTabOf } from './tabs.ts';

/** The tab that the address names. */
export default function ContainerTabPage() {
  const { engine, id, tab } = useParams({ from: '/frame/guests/containers/$engine/$id/{-$tab}/{-$item}' });
  const Page = containerTabOf(tab)?.page;
  // A tab keeps what is typed into it for its container alone.
  return Page === undefined ? <NotFound /> : <Page key={`${engine}/${id}`} />;
}
