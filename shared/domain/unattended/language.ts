/** The region that a language without one is taken for, where it is not the language's own letters. */
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

/** `de` becomes `de-DE`: installers want to know which country's formats. */
export function withRegion(language: string): string {
  return language.includes('-') ? language : `${language}-${REGIONS[language] ?? language.toUpperCase()}`;
}

/** As glibc names it: `en-GB` becomes `en_GB`, and a script, such as in zh-Hant-TW, is left out. */
export function localeOf(language: string): string {
  const parts = withRegion(language).split('-');
  return `${parts[0] ?? ''}_${parts.at(-1) ?? ''}`;
}
