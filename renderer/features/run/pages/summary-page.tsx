import { Section } from '#renderer/ui/section.tsx';
import styles from '#renderer/ui/wizard/plan-steps.module.css';
import { AsText } from '../shell/as-text.tsx';
import { Problems } from '../shell/problems.tsx';
import { Notes, Risks } from '../shell/risks.tsx';
import { usePlan } from '../wizard/plan-store.ts';

export default function SummaryPage() {
  const steps = usePlan(({ plan }) => plan?.steps) ?? [];
  return (
    <>
      <Section title="What will be done">
        <p className={styles['undo']}>
          If one fails, or the job is cancelled, those before it are taken back.
        </p>
        <ol className={styles['steps']}>
          {steps.map(({ title, undo }) => (
            <li key={title}>
              {title}
              <span className={styles['undo']}>Way back: {undo}</span>
            </li>
          ))}
        </ol>
        <Problems />
        <Risks />
        <Notes />
      </Section>
      <Section title="The same elsewhere">
        <AsText title="docker run" what="line" tall />
        <AsText title="Compose" what="compose" tall />
      </Section>
    </>
  );
}
