import type { Unattended } from '../../../contract/create/unattended.ts';
import { withRegion } from '../language.ts';
import type { WindowsGuest } from './guest.ts';
import { inputLocaleOf } from './keyboards.ts';
import { text, type Markup } from './markup.ts';

type Wanted = Pick<Unattended, 'language' | 'keyboard'>;

/** A medium has the words of one language: another one’s would stop the setup with a question. */
export function uiLanguageOf({ language }: Wanted, { mediumLanguage }: WindowsGuest): string {
  return mediumLanguage ?? withRegion(language ?? 'en');
}

/** Keyboard, formats and words, in the order that the component wants them. */
export function languageSettings(wanted: Wanted, guest: WindowsGuest): Markup[] {
  const ui = uiLanguageOf(wanted, guest);
  const locale = wanted.language === undefined ? ui : withRegion(wanted.language);
  const keyboard = wanted.keyboard === undefined ? undefined : inputLocaleOf(wanted.keyboard);
  return [
    text('InputLocale', keyboard ?? locale),
    text('SystemLocale', locale),
    text('UILanguage', ui),
    text('UserLocale', locale),
  ];
}
