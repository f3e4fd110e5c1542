import { Suspense } from 'react';
import { lazy } from '#renderer/ui/lazy.ts';
import { Section } from '#renderer/ui/section.tsx';
import { usePlan } from '../../wizard/plan-store.ts';
import { LostNote } from '../source/lost-note.tsx';
import { Decisions } from './decisions.tsx';
import { PlanSteps } from './plan-steps.tsx';
import { Room } from './room.tsx';
import { Minds } from './minds.tsx';

// The editor is the largest part of the wizard, and only this page has it.
const DocumentSection = lazy(() => import('./document-section.tsx'));

/** All there is to know before it is made. */
export default function SummaryPage() {
  const planned = usePlan(({ plan }) => plan !== undefined);
  if (!planned) return null;
  return (
    <>
      <Minds />
      <LostNote />
      <Section title="What will be created">
        <Decisions />
      </Section>
      <Section title="Room on disk">
        <Room />
      </Section>
      <Section title="Steps">
        <PlanSteps />
      </Section>
      <Section title="Document">
        <Suspense fallback={null}>
          <DocumentSection />
        </Suspense>
      </Section>
    </>
  );
}
