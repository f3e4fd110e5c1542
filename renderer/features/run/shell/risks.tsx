import { useShallow } from 'zustand/react/shallow';
import styles from '#renderer/ui/wizard/summary-side.module.css';
import { useDraft } from '../wizard/draft-store.ts';
import { usePlan } from '../wizard/plan-store.ts';

/** What lets it reach further than others, each with its reason and what to do instead. */
export function Risks() {
  const risks = usePlan(({ plan }) => plan?.risks) ?? [];
  return risks.map(({ id, field, text, why, remedy }) => (
    <div key={`${id} ${field}`} className={styles['warning']} role="note">
      <strong>{text}</strong>
      <p>
        {why} {remedy}
      </p>
    </div>
  ));
}

/** Worth knowing, and no risk. */
export function Notes() {
  const notes = usePlan(({ plan }) => plan?.notes) ?? [];
  const left = useDraft(useShallow(state => state.left));
  return [
    ...notes.map(({ text }) => text),
    ...left.map(text => `Not as in the other container: ${text}`),
  ].map(text => (
    <p key={text} className={styles['hint']}>
      {text}
    </p>
  ));
}
