import { CellsSection } from './cells-section.tsx';
import { HugePagesSection } from './huge-pages-section.tsx';
import { SizeSection } from './size-section.tsx';
import { VirtualizationSection } from './virtualization-section.tsx';

/** How much memory, of what pages, from where on the host. */
export function MemorySections() {
  return (
    <>
      <SizeSection />
      <HugePagesSection />
      <CellsSection />
      <VirtualizationSection />
    </>
  );
}
