import { changeSettings } from '#renderer/api/live/settings.ts';
import { go } from '#renderer/app/go.ts';
import { notifyFailure } from '#renderer/app/notifications/store.ts';
import { isWithin } from '#renderer/ui/wizard/at-path.ts';
import { type RunPage, runPages } from '../pages.ts';

/** Undefined is the Basic view. */
export const goToPage = (page: string | undefined): void =>
  void go({ to: '/guests/run/{-$page}', params: { page }, search: {} });

/** The other view, which wizards begin with from now on. */
export function goToView(view: 'basic' | 'expert'): void {
  changeSettings({ createView: view }).catch(notifyFailure);
  goToPage(view === 'basic' ? undefined : runPages[0]?.id);
}

export const leaveWizard = (): void => void go({ to: '/guests', search: true });

/** The page that asks for a field. */
export const pageOfField = (field: string): RunPage | undefined =>
  runPages.find(({ fields }) => fields.some(each => isWithin(field, each)));

/** The pages before and after one. */
export function neighbours(page: string): { back: RunPage | undefined; next: RunPage | undefined } {
  const at = runPages.findIndex(({ id }) => id === page);
  return { back: at > 0 ? runPages[at - 1] : undefined, next: at < 0 ? undefined : runPages[at + 1] };
}
