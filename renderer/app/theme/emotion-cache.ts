import createCache from '@emotion/cache';

/** The nonce the server stamped on this response; without one the policy allows our styles some other way. */
export function styleNonce(page: Document = document): string | undefined {
  const meta = page.querySelector<HTMLMetaElement>('meta[property="csp-nonce"], meta[name="csp-nonce"]');
  return meta?.nonce || meta?.content || undefined;
}

/** Emotion's cache, which puts our nonce on every style element that MUI makes. */
export function createStyleCache() {
  const nonce = styleNonce();
  return createCache({ key: 'ik', prepend: true, ...(nonce === undefined ? {} : { nonce }) });
}
