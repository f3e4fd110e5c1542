import type { Unattended } from '../../../contract/create/unattended.ts';
import type { WindowsGuest } from './guest.ts';
import { inputLocaleOf } from './keyboards.ts';
import { text, type Markup } from './markup.ts';

type Wanted = Pick<Unattended, 'language' | 'keyboard'>;

/** A medium has the words of one language: another one’s would stop the setup with a question. */
export function uiLanguageOf({ language }: Wanted, { mediumLanguage }: WindowsGuest): string {
  return mediumLanguage ?? withRegion(language) ?? 'en-US';
}

/** Keyboard, formats and words, in the order that the component wants them. */
export function languageSettings(wanted: Wanted, guest: WindowsGuest): Markup[] {
  const ui = uiLanguageOf(wanted, guest);
  const locale = withRegion(wanted.language) ?? ui;
  const keyboard = wanted.keyboard === undefined ? undefined : inputLocaleOf(wanted.keyboard);
  return [
    text('InputLocale', keyboard ?? locale),
    text('SystemLocale', locale),
    text('UILanguage', ui),
    text('UserLocale', locale),
  ];
}

/** The region that Windows has a language without one in. */
const REGIONS: Readonly<Record<string, string>> = {
  en: 'US',
  da: 'DK',
  sv: 'SE',
  cs: 'CZ',
  el: 'GR',
  et: 'EE',
  he: 'IL',
  ja: 'JP',
  ko: 'KR',
  nb: 'NO',
  pt: 'PT',
  sl: 'SI',
  uk: 'UA',
  zh: 'CN',
  ar: 'SA',
};

function withRegion(language: string | undefined): string | undefined {
  if (language === undefined || language.includes('-')) return language;
  return `${language}-${REGIONS[language] ?? language.toUpperCase()}`;
}
