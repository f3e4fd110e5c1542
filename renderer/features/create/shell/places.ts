import { changeSettings } from '#renderer/api/live/settings.ts';
import { notifyFailure } from '#renderer/app/notifications/store.ts';
import { go } from '#renderer/app/go.ts';
import { wizardPages } from '../pages.ts';
import { isWithin } from '#renderer/ui/wizard/at-path.ts';
import type { WizardPage } from '../wizard/page.ts';

/** Undefined is the Basic view. */
export const goToPage = (page: string | undefined): void =>
  void go({ to: '/guests/new/{-$page}', params: { page }, search: true });

/** The other view, which new guests begin with from now on. */
export function goToView(view: 'basic' | 'expert'): void {
  changeSettings({ createView: view }).catch(notifyFailure);
  goToPage(view === 'basic' ? undefined : wizardPages[0]?.id);
}

export const leaveWizard = (): void => void go({ to: '/guests', search: true });

/** The page that asks for a field. */
export const pageOfField = (field: string): WizardPage | undefined =>
  wizardPages.find(({ fields }) => fields.some(each => isWithin(field, each))) ??
  wizardPages.find(({ fields }) => fields.some(each => isWithin(each, field)));

/** The page that a line of the summary is decided on. Lines of a list have a number: `disk.1`. */
export const pageOfTopic = (topic: string): WizardPage | undefined =>
  wizardPages.find(({ topics }) =>
    topics.some(each => isWithin(topic, each) || topic.startsWith(`${each}-`)),
  );

/** The pages before and after one. */
export function neighbours(page: string): { back: WizardPage | undefined; next: WizardPage | undefined } {
  const at = wizardPages.findIndex(({ id }) => id === page);
  return { back: at > 0 ? wizardPages[at - 1] : undefined, next: at < 0 ? undefined : wizardPages[at + 1] };
}
