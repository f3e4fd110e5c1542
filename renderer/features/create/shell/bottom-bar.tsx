import styles from '#renderer/ui/wizard/bottom-bar.module.css';
import { WizardButton } from './wizard-button.tsx';

/** What can be done from every page; each is a command, so that it has its shortcut and is in the palette. */
export function BottomBar({ next }: { next: string | undefined }) {
  return (
    <footer className={styles['bar']}>
      <WizardButton id="create.cancel">Cancel</WizardButton>
      <WizardButton id="create.template">Save as template…</WizardButton>
      <span className={styles['gap']} />
      <WizardButton id="create.back">Back</WizardButton>
      <WizardButton id="create.next">{next === undefined ? 'Next' : `Next: ${next}`}</WizardButton>
      <WizardButton id="create.run">Create</WizardButton>
      <WizardButton id="create.start" primary>
        Create and start
      </WizardButton>
    </footer>
  );
}
