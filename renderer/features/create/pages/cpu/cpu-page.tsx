import { MemorySections } from '../memory/memory-sections.tsx';
import { PinningSection } from './pinning-section.tsx';
import { CountSection } from './count-section.tsx';
import { ModelSection } from './model-section.tsx';

/** How many CPUs, of what kind and where on the host; and how much memory. */
export default function CpuPage() {
  return (
    <>
      <CountSection />
      <ModelSection />
      <PinningSection />
      <MemorySections />
    </>
  );
}
