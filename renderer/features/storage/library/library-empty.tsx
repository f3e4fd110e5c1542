import { EmptyState } from '#renderer/ui/empty-state.tsx';
import type { Shown } from './arrange.ts';

const titles: Readonly<Record<Shown, string>> = {
  media: 'No ISO files yet',
  disks: 'No disk images yet',
  all: 'No images yet',
};

export function LibraryEmpty({ searched, shown }: { searched: boolean; shown: Shown }) {
  if (searched)
    return <EmptyState title="Nothing of this name">Try fewer words, or show all images.</EmptyState>;
  return (
    <EmptyState title={titles[shown]}>
      What is in an active pool of this host is listed here, and what was downloaded to this computer. Upload
      a file, or let the new guest’s page download one.
    </EmptyState>
  );
}
